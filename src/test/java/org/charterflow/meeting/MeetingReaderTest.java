package org.charterflow.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.charterflow.meeting.AttendanceAnswers.Answer;
import org.charterflow.meeting.MeetingReader.MailedTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingReaderTest {

    @ParameterizedTest
    @CsvSource({
        "参加。, ACCEPTED",
        "出席, ACCEPTED",
        "Attend, ACCEPTED",
        "不参加, DECLINED",
        "请假！, DECLINED",
        "not attend, DECLINED",
        "I do not attend., DECLINED",
        "待定, TENTATIVE",
        "Undecided, TENTATIVE",
    })
    void anExactPhraseIsAnAnswer(String text, Answer answer) {
        assertThat(MeetingReader.answer(text)).contains(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "参加，但要晚到", "参加？", "不确定是否参加", "I attend, if the train runs", "同意"})
    void anythingElseIsNone(String text) {
        assertThat(MeetingReader.answer(text)).isEmpty();
    }

    @Test
    void aTopicIsNamedByItsFirstLine() {
        assertThat(MeetingReader.topic("议题：开源许可证合规\n\n请秘书处准备材料。"))
                .contains(new MailedTopic("开源许可证合规", null, null, null, "请秘书处准备材料。"));
        assertThat(MeetingReader.topic("Topic: Licences"))
                .contains(new MailedTopic("Licences", null, null, null, null));
        assertThat(MeetingReader.topic("请讨论\n议题：许可证")).isEmpty();
        assertThat(MeetingReader.topic("议题：")).isEmpty();
    }

    @Test
    void labelledLinesSayWhatIsDoneWithATopic() {
        assertThat(MeetingReader.topic("议题：合规政策\n性质：表决\n事项：政策\n表决文本：是否通过合规政策？\n\n背景见附件。\n联系人：秘书处"))
                .contains(new MailedTopic("合规政策", "表决", "政策", "是否通过合规政策？", "背景见附件。\n联系人：秘书处"));
        assertThat(MeetingReader.topic("Topic: Policy\nKind: Decision\nMatter: policy\nQuestion: Shall it be adopted?"))
                .contains(new MailedTopic("Policy", "Decision", "policy", "Shall it be adopted?", null));
    }

    @ParameterizedTest
    @CsvSource({"通报, INFORMATION", "讨论, DISCUSSION", "表决, DECISION", "Information, INFORMATION", "decision., DECISION"})
    void aKindIsOneOfThreeWordsInEitherLanguage(String word, ItemKind kind) {
        assertThat(MeetingReader.kind(word)).contains(kind);
        assertThat(MeetingReader.kind(word + "吧")).isEmpty();
    }

    @Test
    void aProxyIsOneLine() {
        assertThat(MeetingReader.proxy("委托：王代理")).contains("王代理");
        assertThat(MeetingReader.proxy("Proxy: Wang")).contains("Wang");
        assertThat(MeetingReader.proxy("委托：王代理\n另有事")).isEmpty();
    }

    @Test
    void datesAreReadAsPeopleWriteThem() {
        LocalDateTime expected = LocalDateTime.of(2026, 6, 8, 14, 0);
        assertThat(MeetingReader.dateTime("2026-06-08 14:00")).contains(expected);
        assertThat(MeetingReader.dateTime("2026年6月8日 14：00")).contains(expected);
        assertThat(MeetingReader.dateTime("next Monday")).isEmpty();
        assertThat(MeetingReader.dateTime("2026-02-30 14:00")).isEmpty();
    }
}
