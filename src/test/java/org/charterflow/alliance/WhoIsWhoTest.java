package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.Statements;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Members, seats, offices and accounts in the database and the engine; every test is rolled back. */
@IntegrationTest
@RunsFirst
@Transactional
@RecordApplicationEvents
class WhoIsWhoTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final String USCC = "91350100M000100Y43";

    @Autowired
    Alliances alliances;

    @Autowired
    Members members;

    @Autowired
    Representatives representatives;

    @Autowired
    Organs organs;

    @Autowired
    Seats seats;

    @Autowired
    Offices offices;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProfileFiles files;

    @Autowired
    Statements statements;

    @Autowired
    ApplicationEvents events;

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void aStartThatFindsAllAlliancesAndOrgansWritesNone() throws Exception {
        int prepared = statements.of(() -> new Alliances(files, jdbc, Clock.systemUTC()));

        // One for the alliances, one for their organs.
        assertThat(prepared).isEqualTo(2);
    }

    @Test
    void anOrganWithAnotherNameInItsProfileGetsIt() {
        jdbc.sql("update organ set name_en = 'Old' where alliance = 'oscar' and id = 'board'")
                .update();

        new Alliances(files, jdbc, Clock.systemUTC());

        for (AllianceProfile profile : alliances.all()) {
            for (Organ organ : profile.organs()) {
                assertThat(jdbc.sql("select name_en from organ where alliance = :alliance and id = :id")
                                .param("alliance", profile.id())
                                .param("id", organ.id())
                                .query(String.class)
                                .single())
                        .isEqualTo(organ.name().en());
            }
        }
    }

    @Test
    void aMemberIsAdmittedWithTheNextNumberAndAnAccount() {
        Member first = members.admit(unit("甲", null), "enterprise", DAY);
        Member second = members.admit(unit("乙", null), "user", DAY);

        assertThat(running(second)).isEqualTo(running(first) + 1);
        assertThat(first.number()).matches("OSCAR-M\\d{4}");
        Representative person = representatives.ofMember(first.id()).orElseThrow();
        assertThat(person.userId()).isEqualTo("oscar.m" + first.number().substring("OSCAR-M".length()));
        assertThat(groupsOf(person.userId())).containsExactly("oscar-participant");
        assertThat(members.get(first.id())).isEqualTo(first);
    }

    @Test
    void aMemberIsFoundByCodeNameNumberAndAddress() {
        Member member = members.admit(unit("丙（北京）", USCC), "enterprise", DAY);

        assertThat(members.findByUscc("oscar", "91350100 m000100y43")).contains(member);
        assertThat(members.findByName("oscar", "示例丙(北京) 公司")).containsExactly(member);
        assertThat(members.findByName("oscar", "EXAMPLE 丙〔北京〕LTD")).containsExactly(member);
        assertThat(members.findByNumber("oscar", member.number())).contains(member);
        assertThat(members.findByAddress("oscar", "Notices@丙（北京）.example")).containsExactly(member);
        assertThat(members.findByAddress("oscar", "REP@丙（北京）.example")).containsExactly(member);
        assertThat(members.findByUscc("coia", USCC)).isEmpty();
    }

    @Test
    @Article("OSCAR-11")
    void anAdvisersOrganisationIsNoMember() {
        int before = members.count("oscar");

        Member adviser = members.inviteAdviser(unit("顾问", null), DAY);
        Seat seat = seats.give(adviser, "board", "adviser", DAY);

        assertThat(members.count("oscar")).isEqualTo(before);
        assertThat(members.of("oscar")).doesNotContain(adviser);
        assertThat(members.advisers("oscar")).contains(adviser);
        assertThat(seat.votes()).isFalse();
        assertThat(seats.voting("oscar", "board")).doesNotContain(seat);
        assertThat(groupsOf(userIdOf(adviser))).containsExactly("oscar-participant");
    }

    @Test
    void anUnknownClassIsRefusedByName() {
        assertThatThrownBy(() -> members.admit(unit("丁", null), "gold", DAY))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                    assertThat(refused.field()).isEqualTo("memberClass");
                    assertThat(refused.explanation().en()).contains("only board, full, enterprise, user");
                });
    }

    @Test
    void oneCodeIsOneMember() {
        members.admit(unit("戊", USCC), "enterprise", DAY);

        assertRefused("uscc-unique", () -> members.admit(unit("己", USCC), "enterprise", DAY));
    }

    @Test
    void nobodyActsForTwoUnits() {
        members.admit(unit("庚", null), "enterprise", DAY);

        NewMember other = unit("辛", null);
        NewMember samePerson = new NewMember(
                "oscar",
                other.name(),
                other.kind(),
                other.country(),
                null,
                null,
                null,
                other.noticeAddress(),
                person("REP@庚.example"));
        assertRefused("one-unit-per-person", () -> members.admit(samePerson, "enterprise", DAY));
    }

    @Test
    @Article("OSCAR-23")
    void aFullMemberIsPromotedAndItsPastStaysOnRecord() {
        Member full = members.admit(unit("壬", null), "full", DAY);

        Member promoted = members.changeClass(full.id(), "board", DAY.plusYears(1));

        assertThat(promoted.memberClass()).isEqualTo("board");
        assertThat(promoted.number()).isEqualTo(full.number());
        assertThat(jdbc.sql("select member_class from class_term where member = :id order by since")
                        .param("id", full.id())
                        .query(String.class)
                        .list())
                .containsExactly("full", "board");
        assertRefused("member-class", () -> members.changeClass(full.id(), "board", DAY.plusYears(2)));
    }

    @Test
    void whenAMembershipEndsSoDoesAllThatHungOnIt() {
        Member member = members.admit(unit("癸", USCC), "board", DAY);
        seats.give(member, "board", "board-member", DAY);
        Representative person = representatives.ofMember(member.id()).orElseThrow();
        offices.appoint(person, "board", "director", DAY);

        Member ended = members.end(member.id(), DAY.plusDays(1), "withdrawal");

        assertThat(ended.endedOn()).isEqualTo(DAY.plusDays(1));
        assertThat(ended.memberClass()).isEqualTo("board");
        assertThat(seats.ofMember(member.id())).isEmpty();
        assertThat(representatives.ofMember(member.id())).isEmpty();
        assertThat(offices.heldBy("oscar", person.userId())).isEmpty();
        assertThat(groupsOf(person.userId())).isEmpty();
        assertThat(members.findByUscc("oscar", USCC)).isEmpty();
        assertRefused("membership-ended", () -> members.end(member.id(), DAY.plusDays(2), "withdrawal"));
        assertThat(members.admit(unit("癸", USCC), "enterprise", DAY.plusDays(3)).number())
                .isNotEqualTo(member.number());
    }

    @Test
    void aUnitHasOneSeatInAnOrgan() {
        Member member = members.admit(unit("子", null), "board", DAY);
        seats.give(member, "board", "board-member", DAY);

        assertRefused("one-seat-per-unit", () -> seats.give(member, "board", "vice-chair-unit", DAY));
        assertRefused("seat-capacity", () -> seats.give(member, "board", "observer", DAY));
        assertRefused("not-found", () -> seats.give(member, "senate", "member", DAY));
    }

    @Test
    void aSeatThatVotesBringsTheOrgansTasksAndItsEndTakesThemAway() {
        Member member = members.admit(unit("丑", null), "board", DAY);

        Seat seat = seats.give(member, "board", "board-member", DAY);
        assertThat(groupsOf(userIdOf(member))).containsExactlyInAnyOrder("oscar-participant", "oscar-board");
        assertThat(seats.occupants("oscar", "board"))
                .anySatisfy(occupant -> assertThat(occupant.seat()).isEqualTo(seat));

        seats.release(seat.id(), DAY.plusDays(1));
        assertThat(groupsOf(userIdOf(member))).containsExactly("oscar-participant");
        assertRefused("seat-ended", () -> seats.release(seat.id(), DAY.plusDays(2)));
        assertThat(seats.give(member, "board", "board-member", DAY.plusDays(3)).votes())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0", "-1, 0"})
    @Article("COIA-11.1")
    void vacantSeatsAreNeverNegative(int more, int vacant) {
        int taken = seats.voting("coia", "board").size();

        assertThat(seats.vacant("coia", "board", taken + more)).isEqualTo(vacant);
    }

    @Test
    @Article("OSCAR-16")
    void anOfficeHasAsManyPlacesAsTheCharterSays() {
        assertRefused(
                "office-full",
                () -> offices.appoint(
                        "oscar", "secretariat", "deputy-secretary-general", "oscar.x1", "示例", "x1@oscar.example", DAY));
        assertRefused(
                "office-held",
                () -> offices.appoint(
                        "oscar",
                        "secretariat",
                        "deputy-secretary-general",
                        "oscar.secretary2",
                        "示例",
                        "secretary2@oscar.example",
                        DAY));
        assertRefused(
                "office-of-organ",
                () -> offices.appoint("oscar", "secretariat", "chair", "oscar.x1", "示例", "x1@oscar.example", DAY));
    }

    @Test
    @Article("OSCAR-13")
    void theChairsTermEndsAfterFiveYearsAndNobodyLeavesByItsPassing() {
        OfficeHolder chair = offices.holders("oscar", "chair").get(0);
        assertThat(chair.termEnds()).isEqualTo(chair.since().plusYears(5));

        offices.end(chair, DAY);
        Representative next =
                representatives.byUserId("oscar.b4").orElseThrow(() -> new AssertionError("the demo has oscar.b4"));
        assertThat(offices.appoint(next, "board", "chair", DAY).termEnds()).isEqualTo(LocalDate.of(2031, 3, 9));
        assertThat(groupsOf(chair.userId())).doesNotContain("oscar-chair").contains("oscar-board");
    }

    @Test
    @Article("OSCAR-11")
    void aSuccessorTakesTheUnitsOfficesAndThePersonsOwnEnd() {
        Representative viceChair = representatives.byUserId("oscar.b2").orElseThrow();
        Member unit = members.get(viceChair.member());

        Representative successor = representatives.succeed(unit, person("successor@unit.example"), DAY);

        assertThat(successor.userId()).isEqualTo("oscar.m" + unit.number().substring("OSCAR-M".length()) + "-2");
        assertThat(groupsOf(successor.userId()))
                .containsExactlyInAnyOrder("oscar-participant", "oscar-board", "oscar-vice-chair");
        assertThat(groupsOf("oscar.b2")).isEmpty();
        assertThat(identities.createTenantQuery().userMember("oscar.b2").count())
                .isZero();
        assertThat(representatives.byUserId("oscar.b2")).isEmpty();
        assertThat(events.stream(RepresentativeChanged.class))
                .containsExactly(new RepresentativeChanged("oscar", unit.id(), "oscar.b2", successor));

        Representative chair = representatives.byUserId("oscar.b1").orElseThrow();
        Representative next = representatives.succeed(members.get(chair.member()), person("next@unit.example"), DAY);
        assertThat(groupsOf(next.userId())).containsExactlyInAnyOrder("oscar-participant", "oscar-board");
        assertThat(offices.holders("oscar", "chair")).isEmpty();
    }

    @Test
    void groupsAreSetUpOfTheKindsTheCharterProvides() {
        Organ group = organs.establish(
                "oscar", "wg-talent", OrganKind.WORKING_GROUP, Bilingual.of("人才培养工作组", "Working group on talent"), DAY);

        assertThat(organs.get("oscar", "wg-talent")).isEqualTo(group);
        assertThat(organs.of("oscar")).contains(group);
        assertThat(group.article()).isEqualTo("OSCAR-17");
        Bilingual name = Bilingual.of("重复", "Again");
        assertRefused(
                "organ-id-unique", () -> organs.establish("oscar", "wg-talent", OrganKind.WORKING_GROUP, name, DAY));
        assertRefused("group-kind", () -> organs.establish("oscar", "sig-ai", OrganKind.SIG, name, DAY));
    }

    @Test
    void anUnknownAllianceIsSaidToBeUnknown() {
        assertRefused("not-found", () -> members.count("none"));
        assertRefused("not-found", () -> alliances.get("none"));
        assertThat(alliances.findByDomain("COIA.example")).contains(alliances.get("coia"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "class_term", "representative", "organ", "seat", "office_holder"})
    void nothingIsEverDeleted(String table) {
        assertThatThrownBy(() -> jdbc.sql("delete from " + table).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("end by a date");
    }

    private static NewMember unit(String word, @Nullable String uscc) {
        return new NewMember(
                "oscar",
                Bilingual.of("示例" + word + "公司", "Example " + word + " Ltd"),
                "enterprise",
                "CN",
                uscc,
                null,
                null,
                "notices@" + word + ".example",
                person("rep@" + word + ".example"));
    }

    private static NewRepresentative person(String email) {
        return new NewRepresentative(null, "某示例", "经理", email, null);
    }

    private static int running(Member member) {
        return Integer.parseInt(member.number().replaceAll("\\D", ""));
    }

    private String userIdOf(Member member) {
        return representatives.ofMember(member.id()).orElseThrow().userId();
    }

    private List<String> groupsOf(String userId) {
        return identities.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static void assertRefused(String rule, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
