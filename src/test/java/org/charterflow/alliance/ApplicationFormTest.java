package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.charterflow.alliance.ApplicationForm.Applicant;
import org.charterflow.alliance.ApplicationForm.Demand;
import org.charterflow.alliance.ApplicationForm.Field;
import org.charterflow.alliance.ApplicationForm.Option;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationFormTest {

    private static final Bilingual LABEL = Bilingual.of("问题", "Question");

    @ParameterizedTest
    @CsvSource({
        "ALWAYS, false, false, true, true",
        "NEVER, true, true, false, false",
        "DOMESTIC, false, false, true, true",
        "DOMESTIC, true, false, true, false",
        "FOREIGN, true, false, true, true",
        "FOREIGN, false, false, true, false",
        "FEE_DUE, false, true, true, true",
        "FEE_DUE, false, false, true, false",
        "SIGNER_NOT_LEGAL_REPRESENTATIVE, false, false, false, true",
        "SIGNER_NOT_LEGAL_REPRESENTATIVE, false, false, true, false"
    })
    void whatIsDemandedDependsOnTheApplicant(
            Demand demand, boolean foreign, boolean feeDue, boolean byLegalRepresentative, boolean expected) {
        var field = new Field("key", LABEL, List.of(), demand, List.of(), null, List.of(), null);

        assertThat(field.isRequired(new Applicant("ordinary", foreign, feeDue, byLegalRepresentative)))
                .isEqualTo(expected);
    }

    @Test
    void someQuestionsAreForSomeClassesOnly() {
        var field = new Field("key", LABEL, List.of(), Demand.ALWAYS, List.of("director"), null, List.of(), null);

        assertThat(field.isRequired(new Applicant("director", false, false, true)))
                .isTrue();
        assertThat(field.isRequired(new Applicant("ordinary", false, false, true)))
                .isFalse();
    }

    @Test
    void anAnswerIsOneOfTheOptions() {
        var option = new Option("enterprise", Bilingual.of("企业", "Enterprise"), List.of());
        var field = new Field("key", LABEL, List.of(), Demand.ALWAYS, List.of(), null, List.of(option), null);

        assertThat(field.problem("enterprise")).isEmpty();
        assertThat(field.problem("circus"))
                .hasValueSatisfying(problem ->
                        assertThat(problem.en()).isEqualTo("\"circus\" is not one of the answers: enterprise"));
    }

    @ParameterizedTest
    @CsvSource({
        "USCC, 91350100M000100Y43, true",
        "USCC, 91350100M000100Y4Z, false",
        "LEI, 5493001KJTIIGC8Y1R12, true",
        "LEI, 5493001KJTIIGC8Y1R21, false",
        "MOBILE, 13800000000, true",
        "MOBILE, 138 0000 0000, true",
        "MOBILE, +49 30 1234567, true",
        "MOBILE, 12800000000, false",
        "MOBILE, 010-12345678, false",
        "EMAIL, b1@unit.example, true",
        "EMAIL, b1@localhost, false",
        "EMAIL, b1@unit..example, false",
        "EMAIL, 王@unit.example, false",
        "EMAIL, 'a@unit.example, b@unit.example', false",
        "URL, https://unit.example/about, true",
        "URL, unit.example, false",
        "URL, javascript:alert(1), false",
        "URL, 'https://unit example', false",
        "POSTCODE, 100000, true",
        "POSTCODE, 10000, false",
        "DATE, 2026-03-09, true",
        "DATE, 2026-02-30, false",
        "DATE, 2026/3/9, false",
        "NUMBER, 120, true",
        "NUMBER, about 120, false",
        "COUNTRY, DE, true",
        "COUNTRY, Germany, false",
        "YES, 是, true",
        "YES, yes, true",
        "YES, 否, false"
    })
    void checks(FieldCheck check, String answer, boolean valid) {
        assertThat(check.problem(answer).isEmpty()).isEqualTo(valid);
    }

    @ParameterizedTest
    @EnumSource
    void noCheckReadsAnEndlessAnswer(FieldCheck check) {
        assertThat(check.problem("a@".repeat(100_000))).isPresent();
    }
}
