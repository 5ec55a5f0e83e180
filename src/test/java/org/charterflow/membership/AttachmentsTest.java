package org.charterflow.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.charterflow.alliance.AllianceForms;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.casefile.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {

    private static final ApplicationForm FORM = AllianceForms.of("coia");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "盖章申请表.pdf, application-form",
        "申请表（盖章）.pdf, application-form",
        "营业执照（盖章）.pdf, business-licence",
        "法定代表人授权委托书.pdf, authorisation",
        "LOGO.png, logo",
        "单位标识.png, logo",
        "贡献情况说明.pdf, contribution-statement",
        "Certificate of Incorporation.pdf, certificate-of-incorporation",
        "Business licence.pdf, business-licence"
    })
    void aNameTellsTheKind(String name, String kind) {
        assertThat(Attachments.kind(FORM, "", name)).contains(kind);
    }

    @Test
    void aDeclaredKindBeatsTheName() {
        assertThat(Attachments.kind(FORM, "business-licence", "logo.png")).contains("business-licence");
    }

    @ParameterizedTest
    @CsvSource({"扫描件001.pdf", "scan.pdf", "执照和标识.pdf"})
    void aNameThatTellsNothingOrTwoThingsLeavesItToAPerson(String name) {
        assertThat(Attachments.kind(FORM, "", name)).isEmpty();
    }

    @Test
    void filesAreWhatTheirBytesSay() {
        byte[] pdf = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);
        assertThat(FileTypes.of("form.exe", pdf)).contains("application/pdf");
        assertThat(FileTypes.of("form.pdf", "MZ".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, attachment-empty", "10485761, attachment-size", "100, attachment-type"})
    void refusesEmptyOversizedAndWrongTyped(int size, String rule) {
        assertThat(FileTypes.fault("logo", "logo.png", new byte[size], "OSCAR-39"))
                .get()
                .extracting(Finding::rule)
                .isEqualTo(rule);
    }
}
