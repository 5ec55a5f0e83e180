package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;

class NoticeTextsTest {

    private static final Bilingual NAME = Bilingual.of("示例联盟", "Example Alliance");

    private final NoticeTexts texts = new NoticeTexts();

    @Test
    void theAlliancesLanguageComesFirst() {
        assertThat(write("zh", "Banyan").subject())
                .isEqualTo("[OSCAR-2026-0042] Banyan入会申请的通知 / Application of Banyan");
        assertThat(write("en", "Banyan").subject())
                .isEqualTo("[OSCAR-2026-0042] Application of Banyan / Banyan入会申请的通知");
        assertThat(write("en", "Banyan").body()).startsWith("Dear Li,").endsWith("-- \nExample Alliance\n示例联盟\n");
    }

    @Test
    void aValueCannotBreakOutOfTheSubject() {
        NoticeTexts.Text text = write("zh", "Banyan\r\nBcc: everyone@oscar.example\u2028\u0085X: y");

        assertThat(text.subject())
                .contains("Banyan Bcc: everyone@oscar.example X: y")
                .doesNotContainPattern("\\R");
        assertThat(text.body()).doesNotContain("Bcc");
    }

    @Test
    void aValueIsNeverTakenForTemplateText() {
        NoticeTexts.Text text = write("zh", "[(${caseUrl})] __${1+1}__ [# th:if=\"true\"]x[/] ${7*7} <b>&");

        assertThat(text.subject()).contains("[(${caseUrl})] __${1+1}__ [# th:if=\"true\"]x[/] ${7*7} <b>&");
    }

    @Test
    void aKindWithoutTemplatesIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> texts.write("no-such-kind", letterhead("zh"), null, Map.of()))
                .withMessageContaining("/mail/no-such-kind.zh.txt");
    }

    private NoticeTexts.Text write(String language, String organisation) {
        Map<String, Object> model = new HashMap<>();
        model.put("organisation", organisation);
        model.put("papers", List.of());
        model.put("addressee", "Li");
        return texts.write("test-notice", letterhead(language), "OSCAR-2026-0042", model);
    }

    private static Letterhead letterhead(String language) {
        return new Letterhead(NAME, language, ZoneId.of("Asia/Shanghai"), "oscar.example", "secretariat@oscar.example");
    }
}
