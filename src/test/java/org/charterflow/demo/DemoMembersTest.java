package org.charterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Occupant;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seat;
import org.charterflow.alliance.Seats;
import org.charterflow.alliance.UnifiedSocialCreditCode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Other tests may add members of their own: these look at the demo's people alone. */
@IntegrationTest
class DemoMembersTest {

    @Autowired
    DemoMembers demo;

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

    @Test
    @Article("OSCAR-11")
    void oscarsBoardHasNineVotingUnitsAndAnAdviserWithoutAVote() {
        List<Seat> board = demoSeats("oscar", "board");

        assertThat(board).filteredOn(Seat::votes).hasSize(9);
        assertThat(board)
                .extracting(Seat::capacity)
                .containsExactlyInAnyOrder(
                        "institute",
                        "vice-chair-unit",
                        "vice-chair-unit",
                        "board-member",
                        "board-member",
                        "board-member",
                        "board-member",
                        "board-member",
                        "board-member",
                        "adviser");
        assertThat(board)
                .filteredOn(seat -> !seat.votes())
                .singleElement()
                .satisfies(seat ->
                        assertThat(members.get(seat.member()).isMember()).isFalse());
    }

    @Test
    @Article("OSCAR-21")
    void oscarsMembersByClass() {
        assertThat(demoMembers("oscar"))
                .extracting(Member::memberClass)
                .containsExactlyInAnyOrderElementsOf(repeat(Map.of("board", 9, "full", 3, "enterprise", 8, "user", 5)));
        assertThat(organs.of("oscar"))
                .filteredOn(organ -> organ.kind() == OrganKind.WORKING_GROUP
                        && List.of("wg-standards", "wg-promotion").contains(organ.id()))
                .hasSize(2)
                .allSatisfy(group -> assertThat(offices.holders("oscar", group.id(), "leader"))
                        .hasSize(1));
    }

    @Test
    @Article("COIA-11.1")
    @Article("COIA-12")
    void coiasMembersAndCommittees() {
        assertThat(demoMembers("coia"))
                .hasSize(40)
                .extracting(Member::memberClass)
                .containsExactlyInAnyOrderElementsOf(repeat(Map.of("director", 11, "ordinary", 23, "partner", 6)));
        assertThat(demoSeats("coia", "board")).hasSize(11).allMatch(Seat::votes);
        assertThat(demoSeats("coia", "technical-committee")).hasSize(12).allMatch(Seat::votes);
        assertThat(offices.holders("coia", "technical-committee-chair")).hasSize(1);
        assertThat(offices.holders("coia", "technical-committee-vice-chair")).hasSize(3);
        assertThat(offices.holders("coia", "vice-chair")).hasSize(3);
    }

    @Test
    void theOthersHaveASecretariatAndThreeBoardUnits() {
        assertThat(alliances.all())
                .filteredOn(profile -> profile.charter() == AllianceProfile.CharterBasis.MODEL)
                .hasSize(7)
                .extracting(AllianceProfile::id)
                .allSatisfy(id -> {
                    assertThat(demoSeats(id, "board")).hasSize(3).allMatch(Seat::votes);
                    assertThat(offices.holdersOf(id, List.of("secretary-general")))
                            .containsExactly(id + ".secretary1");
                    assertThat(offices.holdersOf(id, List.of("chair"))).containsExactly(id + ".b1");
                });
    }

    @Test
    void theOfficersAtOscar() {
        assertThat(offices.holdersOf("oscar", List.of("executive-chair", "chair")))
                .containsExactly("oscar.b4", "oscar.b1");
        assertThat(offices.holdersOf("oscar", List.of("vice-chair"))).containsExactlyInAnyOrder("oscar.b2", "oscar.b3");
        assertThat(offices.holdersOf("oscar", List.of("secretary-general"))).containsExactly("oscar.secretary1");
        assertThat(offices.holdersOf("oscar", List.of("deputy-secretary-general")))
                .containsExactlyInAnyOrder("oscar.secretary2", "oscar.secretary3");
    }

    @Test
    void accountsLogInAndBelongWhereTheyShould() {
        assertThat(groupsOf("oscar.b1")).containsExactlyInAnyOrder("oscar-participant", "oscar-board", "oscar-chair");
        assertThat(groupsOf("oscar.adviser1")).containsExactlyInAnyOrder("oscar-participant", "oscar-adviser");
        assertThat(groupsOf("oscar.secretary1"))
                .containsExactlyInAnyOrder("oscar-secretariat", "oscar-secretary-general");
        assertThat(groupsOf("oscar.auditor")).containsExactly("oscar-auditor");
        assertThat(groupsOf("oscar.b5"))
                .containsExactlyInAnyOrder(
                        "oscar-participant",
                        "oscar-board",
                        "oscar-director",
                        "oscar-wg-standards",
                        "oscar-leader",
                        "oscar-wg-standards-leader");
        assertThat(Stream.of("oscar.u5", "coia.p6", "oscar.auditor", "green.secretary1"))
                .allSatisfy(userId -> {
                    assertThat(identities.checkPassword(userId, DemoMembers.PASSWORD))
                            .isTrue();
                    assertThat(identities.createTenantQuery().userMember(userId).list())
                            .extracting(Tenant::getId)
                            .containsExactly(userId.substring(0, userId.indexOf('.')));
                });
    }

    @Test
    void everybodyIsRecognisablyFictional() {
        assertThat(alliances.all())
                .extracting(AllianceProfile::id)
                .allSatisfy(id -> assertThat(demoMembers(id)).allSatisfy(member -> {
                    String code = member.uscc();
                    assertThat(code).isNotNull().contains("990000DEMA");
                    assertThat(UnifiedSocialCreditCode.problem(code == null ? "" : code))
                            .isEmpty();
                    assertThat(UnifiedSocialCreditCode.warning(code == null ? "" : code))
                            .isEmpty();
                    assertThat(member.name().zh()).startsWith("示例");
                    assertThat(member.name().en()).startsWith("Example");
                    assertThat(member.noticeAddress()).endsWith(".example");
                }));
    }

    @Test
    void seedingAgainDoublesNobody() {
        List<Integer> before = rows();

        demo.seed();

        assertThat(rows()).isEqualTo(before);
    }

    private List<Integer> rows() {
        return Stream.of("member", "representative", "seat", "office_holder", "organ")
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    private List<Member> demoMembers(String alliance) {
        Map<java.util.UUID, Representative> people = representatives.current(alliance);
        return members.of(alliance).stream()
                .filter(member -> {
                    Representative person = people.get(member.id());
                    return person != null && isDemo(person);
                })
                .toList();
    }

    private List<Seat> demoSeats(String alliance, String organ) {
        return seats.occupants(alliance, organ).stream()
                .filter(occupant -> {
                    Representative person = occupant.representative();
                    return person != null && isDemo(person);
                })
                .map(Occupant::seat)
                .toList();
    }

    private static boolean isDemo(Representative person) {
        return person.userId().matches("[a-z]+\\.([abdefopu]|adviser)[0-9]+");
    }

    private List<String> groupsOf(String userId) {
        return identities.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static List<String> repeat(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .flatMap(entry -> IntStream.range(0, entry.getValue()).mapToObj(i -> entry.getKey()))
                .toList();
    }
}
