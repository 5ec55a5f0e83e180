package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.Test;

/** What a person of the secretariat concludes of a dossier. */
@IntegrationTest
@RunsFirst
class ReviewTest extends JourneyTest {

    @Test
    void aReturnedApplicationGoesBackToTheApplicantWithTheReason() {
        journey.apply(Applicant.of("oscar", "enterprise"))
                .complete(
                        "userTask_reviewDossier",
                        Map.of("reviewDecision", "return", "reviewNote", "营业执照扫描不清 the licence is not legible"));
        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete")).contains("the licence is not legible");

        journey.supplement(Map.of(), "business-licence");
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void aRefusalInTheReviewNamesReasonAndArticle() {
        assertThatThrownBy(() -> journey.apply(Applicant.of("oscar", "enterprise"))
                        .complete("userTask_reviewDossier", Map.of("reviewDecision", "refuse", "reviewNote", "理由")))
                .hasRootCauseInstanceOf(RuleViolation.class);
        journey.complete(
                "userTask_reviewDossier",
                Map.of(
                        "reviewDecision",
                        "refuse",
                        "reviewNote",
                        "与证照不符 not as licensed",
                        "refusalArticle",
                        "OSCAR-21"));

        assertThat(journey.end()).isEqualTo("end_refusedInReview");
        assertThat(journey.mail("application-refused")).contains("not as licensed", "OSCAR-21");
    }

    @Test
    @Article("OSCAR-6")
    void nothingIsAcceptedWithASealThatNobodyHasSeen() {
        journey.apply(Applicant.of("oscar", "enterprise"));

        assertThatThrownBy(() -> journey.complete(
                        "userTask_reviewDossier",
                        Map.of("reviewDecision", "accept", "sealStatus", "to-be-checked", "licenceMatches", true)))
                .hasRootCauseInstanceOf(RuleViolation.class);
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void theSecretariatCorrectsTheClass() {
        Applicant applicant = Applicant.of("oscar", "user");
        journey.apply(applicant)
                .complete("userTask_reviewDossier", Map.of("reviewDecision", "correct-class", "correctedClass", "企业会员"))
                .accept()
                .vote(9)
                .acceptanceArrives();

        assertThat(member(applicant).memberClass()).isEqualTo("enterprise");
    }

    @Test
    @Article("COIA-7.5")
    void theClassItIsCorrectedToDemandsItsOwnPapers() {
        journey.apply(Applicant.of("coia", "ordinary"))
                .complete(
                        "userTask_reviewDossier",
                        Map.of("reviewDecision", "correct-class", "correctedClass", "director"));
        assertThat(journey.state()).isEqualTo("to-be-completed");

        journey.supplement(Map.of(), "contribution-statement");
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    @Article("OSCAR-25")
    void betweenTwoFittingClassesTheBoardDecides() {
        Applicant applicant = Applicant.of("oscar", "enterprise")
                .with("userOrganisation", "yes")
                .with("vendor", "yes");
        journey.apply(applicant);
        assertThatThrownBy(() -> journey.accept()).hasRootCauseInstanceOf(RuleViolation.class);

        journey.complete("userTask_reviewDossier", Map.of("reviewDecision", "board-class", "correctedClass", "user"))
                .vote(4);
        assertThat(journey.state()).isEqualTo("under-review");
        journey.complete("userTask_reviewDossier", Map.of("reviewDecision", "board-class", "correctedClass", "user"))
                .vote(6)
                .accept()
                .vote(6)
                .acceptanceArrives();

        assertThat(member(applicant).memberClass()).isEqualTo("user");
    }
}
