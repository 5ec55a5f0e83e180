package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.casefile.Needs;
import org.charterflow.document.Documents;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.NewFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From receipt to a complete dossier: address, transcription, what is missing. */
@IntegrationTest
@RunsFirst
class CompletionTest extends JourneyTest {

    @Autowired
    Needs needs;

    @Autowired
    Documents documents;

    @Test
    void whatIsMissingIsNamedOneByOneAndAskedFor() {
        Applicant applicant =
                Applicant.of("oscar", "enterprise").without("postcode").with("uscc", "91350100M000100Y4Z");
        applicant.files.removeIf(file -> file.name().startsWith("logo"));
        journey.apply(applicant);

        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete"))
                .contains("请补充：邮编", "please give: Postcode", "请附：单位标识", "OSCAR-39");
        assertThat(needs.of("oscar", journey.caseNumber()).toString()).contains("please give: Postcode");
        assertThat(needs.inBrief("oscar", journey.caseNumber()).toString())
                .contains("to complete the application")
                .doesNotContain("Postcode", "邮编");

        journey.supplement(Map.of("postcode", "100080"));
        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete")).doesNotContain("please give: Postcode");

        journey.supplement(Map.of("uscc", Applicant.of("oscar", "user").answers.getOrDefault("uscc", "")), "logo");
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "uscc, 91350100M000100Y4S, 第18位, character 18",
        "lei, 5493001KJTIIGC8Y1R13, 校验码, check digits",
        "memberClass, 钻石会员, 不在可选范围内, is not one of the answers",
        "charterVersion, 99, 99, 99",
    })
    void whatIsWrongInAMailIsNamedInBothLanguages(String field, String value, String zh, String en) {
        journey.apply(Applicant.of("oscar", "enterprise").with(field, value));

        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete")).contains(zh, en, "OSCAR-39");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0, empty.pdf, 是空的, is empty",
        "10485761, large.pdf, 超过 10 MB, is larger than 10 MB",
        "100, form.exe, 不是 PDF, is no PDF"
    })
    void aFileThatCannotBeTakenIsNamedInBothLanguages(int size, String name, String zh, String en) {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        applicant.files.removeIf(file -> file.declared().equals("logo"));
        applicant.files.add(new NewFile("logo", name, new byte[size]));
        journey.apply(applicant);

        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete")).contains(name, zh, en);
        assertThat(documents.ofCase(journey.caseNumber()))
                .noneMatch(document -> document.name().equals(name));
    }

    @Test
    @Article("OSCAR-11")
    void whatBelongsToAnotherUnitIsNamedInTheCheck() {
        Applicant first = Applicant.of("coia", "ordinary");
        journey.apply(first).accept().acceptanceArrives();
        Applicant second = Applicant.of("coia", "ordinary")
                .with("representativeEmail", first.answers.getOrDefault("representativeEmail", ""));
        journey = another();
        journey.apply(second);
        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete")).contains("nobody acts for two units");

        journey.supplement(Map.of("representativeEmail", second.address));
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void aMemberIsKnownByTheCodeThatItSuppliesLater() {
        Applicant member = Applicant.of("coia", "ordinary");
        journey.apply(member).accept().acceptanceArrives();
        String uscc = member.answers.getOrDefault("uscc", "");
        journey = another();
        Applicant again =
                Applicant.of("coia", "director").file("contribution-statement").without("uscc");
        journey.apply(again).supplement(Map.of("uscc", uscc));

        assertThat(journey.state()).isEqualTo("under-review");
        assertThat(jdbc.sql("select current_class from application where case_number = :case")
                        .param("case", journey.caseNumber())
                        .query(String.class)
                        .single())
                .isEqualTo("ordinary");
    }

    @Test
    void anIncompleteApplicationIsRemindedOfAndLapses() {
        journey.apply(Applicant.of("oscar", "enterprise").without("postcode")).nextTimer();
        assertThat(journey.mails()).contains("application-reminder");
        journey.nextTimer();

        assertThat(journey.end()).isEqualTo("end_lapsedIncomplete");
        assertThat(journey.state()).isEqualTo("lapsed");
        assertThat(journey.mails()).contains("application-lapsed");
    }

    @Test
    void anUnprovenAddressIsChallengedAndAnsweredOnlyThen() {
        journey.apply(Applicant.of("oscar", "enterprise").unproven());
        assertThat(journey.mails()).containsExactly("application-challenge");
        assertThat(journey.state()).isEqualTo("address-to-be-confirmed");

        journey.confirmAddress();
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void anAddressThatIsNeverConfirmedLapsesWithoutAWord() {
        journey.apply(Applicant.of("oscar", "enterprise").unproven()).nextTimer();

        assertThat(journey.end()).isEqualTo("end_addressUnconfirmed");
        assertThat(journey.mails()).containsExactly("application-challenge");
    }

    @Test
    void aPersonTranscribesWhatWasNotUnderstood() {
        journey.apply(Applicant.of("oscar", "enterprise").without("postcode").notUnderstood("邮政编号码：100080"));
        var task = journey.task("userTask_transcribeApplication");
        String briefing = (String) engine.getTaskService().getVariable(task.getId(), "briefing");
        String draft = (String) engine.getTaskService().getVariable(task.getId(), "transcript");
        assertThat(briefing).contains("邮政编号码：100080");

        assertThatThrownBy(() ->
                        journey.complete("userTask_transcribeApplication", Map.of("transcript", draft + "\n幸运数字：8")))
                .hasRootCauseInstanceOf(RuleViolation.class);
        journey.complete("userTask_transcribeApplication", Map.of("transcript", draft.replace("邮编：", "邮编：100080")));

        assertThat(journey.state()).isEqualTo("under-review");
    }
}
