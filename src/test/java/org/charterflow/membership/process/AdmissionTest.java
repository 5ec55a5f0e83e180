package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.Resolutions;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.AdmissionDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is admitted, by whom, and by which article. */
@IntegrationTest
@RunsFirst
class AdmissionTest extends JourneyTest {

    @Autowired
    Resolutions resolutions;

    @Autowired
    Representatives representatives;

    @Autowired
    Seats seats;

    @Autowired
    AdmissionDecision admission;

    @Test
    @Article("OSCAR-10.5")
    @Article("OSCAR-12")
    void theBoardAdmitsByTwoThirdsOfAllEntitledVotes() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        journey.apply(applicant).accept().vote(6).acceptanceArrives();

        assertThat(journey.end()).isEqualTo("end_admitted");
        assertThat(journey.state()).isEqualTo("admitted");
        Member member = member(applicant);
        assertThat(member.memberClass()).isEqualTo("enterprise");
        assertThat(representatives.ofMember(member.id())).isPresent();
        assertThat(journey.mails())
                .contains(
                        "application-received",
                        "membership-acceptance",
                        "membership-certificate",
                        "account-invitation",
                        "member-admitted")
                .doesNotContain("invoice", "application-incomplete");
    }

    @Test
    @Article("OSCAR-12")
    void fiveOfNineDoNotAdmit() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        journey.apply(applicant).accept().vote(5);

        assertThat(journey.end()).isEqualTo("end_rejected");
        assertThat(journey.state()).isEqualTo("rejected");
        assertThat(journey.mail("application-rejected")).contains("OSCAR-12");
        assertThat(members.findByName("oscar", applicant.name())).isEmpty();
    }

    @Test
    @Article("OSCAR-12")
    void anAbsentUnitCountsAsAbstaining() {
        journey.apply(Applicant.of("oscar", "enterprise")).accept().vote(5, 0);
        assertThat(journey.end()).isEqualTo("end_rejected");
        assertThat(journey.mail("application-rejected")).contains("5 of 9 in favour, at least 6 needed");

        journey = another();
        journey.apply(Applicant.of("oscar", "enterprise")).accept().vote(6, 0).acceptanceArrives();
        assertThat(journey.end()).isEqualTo("end_admitted");
    }

    @Test
    @Article("OSCAR-11")
    @Article("OSCAR-12")
    void everybodyIsToldWhatConcernsThemOnce() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        journey.apply(applicant).accept().vote(6).acceptanceArrives();

        String applied = applicant.answers.getOrDefault("noticeEmail", "");
        String represents = applicant.answers.getOrDefault("representativeEmail", "");
        List<String> voters = board(true);
        List<String> advisers = board(false);
        List<String> expected = new ArrayList<>(List.of(
                "application-received " + applicant.address,
                "membership-acceptance " + applied,
                "membership-certificate " + applied,
                "account-invitation " + represents));
        assertThat(voters).hasSize(9);
        assertThat(advisers).hasSize(1);
        voters.forEach(voter -> expected.addAll(List.of("ballot-opened " + voter, "vote-receipt " + voter)));
        advisers.forEach(adviser -> expected.add("ballot-announced " + adviser));
        Stream.concat(voters.stream(), advisers.stream())
                .forEach(person -> expected.addAll(List.of("ballot-closed " + person, "member-admitted " + person)));
        assertThat(journey.addressees()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The addresses of those who sit on OSCAR's board, with a vote or without. */
    private List<String> board(boolean votes) {
        return seats.occupants("oscar", "board").stream()
                .filter(occupant -> occupant.seat().votes() == votes)
                .map(occupant ->
                        Objects.requireNonNull(occupant.representative()).email())
                .toList();
    }

    @Test
    @Article("COIA-21.5")
    @Article("COIA-25.1")
    void theSecretariatAdmitsAnOrdinaryMemberWithoutAVote() {
        Applicant applicant = Applicant.of("coia", "ordinary");
        journey.apply(applicant).accept().acceptanceArrives();

        assertThat(journey.end()).isEqualTo("end_admitted");
        assertThat(journey.mails()).doesNotContain("invoice");
        assertThat(member(applicant).memberClass()).isEqualTo("ordinary");
    }

    @Test
    @Article("COIA-4.4")
    void aCompanyIsNoPartner() {
        journey.apply(Applicant.of("coia", "partner"));

        assertThat(journey.end()).isEqualTo("end_notEligible");
        assertThat(journey.mail("application-refused")).contains("COIA-4.4");
    }

    @ParameterizedTest
    @CsvSource({
        "copu, board",
        "cocreate, board",
        "ualliance, board",
        "changfeng, ordinary",
        "ciosa, ordinary",
        "hubei, ordinary",
        "green, member",
        "green, platinum"
    })
    void anAllianceWithoutACharterOfItsOwnAdmitsByTheModelRules(String alliance, String memberClass) {
        Applicant applicant = Applicant.of(alliance, memberClass).unproven();
        journey.apply(applicant).confirmAddress().accept().vote(9).acceptanceArrives();

        assertThat(journey.end()).isEqualTo("end_admitted");
        Member member = member(applicant);
        assertThat(member.memberClass()).isEqualTo(memberClass);
        assertThat(journey.mail("membership-acceptance")).contains("MODEL-").doesNotContain("OSCAR", "COIA");
        assertThat(resolutions.ofCase(journey.caseNumber()))
                .singleElement()
                .satisfies(
                        resolution -> assertThat(resolution.arithmetic().en()).contains("MODEL-"));
        members.end(member.id(), member.since(), "test");
    }

    @Test
    @Article("OSCAR-23")
    @Article("OSCAR-10.4")
    void aFullMemberIsPromotedToTheBoardByTheSameProcess() {
        Applicant applicant = Applicant.of("oscar", "full");
        journey.apply(applicant).accept().vote(9).acceptanceArrives();
        String number = member(applicant).number();
        applicant.with("memberClass", "board");
        journey = another();

        journey.apply(applicant).accept().vote(7).acceptanceArrives();

        Member promoted = member(applicant);
        assertThat(promoted.number()).isEqualTo(number);
        assertThat(promoted.memberClass()).isEqualTo("board");
        assertThat(seats.ofMember(promoted.id())).extracting("organ").containsExactly("board");
        assertThat(journey.mails()).doesNotContain("account-invitation");
        members.end(promoted.id(), promoted.since(), "test");
    }

    @Test
    @Article("OSCAR-10.5")
    void theSecretariatDecidesNothingThatIsTheBoards() {
        journey.apply(Applicant.of("oscar", "enterprise"));

        assertThatThrownBy(() -> admission.decideBySecretariat(journey.caseNumber()))
                .isInstanceOf(RuleViolation.class);
        assertThat(journey.state()).isEqualTo("under-review");
    }
}
