package org.charterflow.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import org.charterflow.Article;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A membership ends by plain words only. */
class WithdrawalWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我单位退出联盟。",
                "经研究决定，我公司自即日起退出云计算开源产业联盟，感谢各位。\n此致",
                "申请退会，请予备案。",
                "因业务调整不再续费。我单位退会。",
                "We leave the alliance.",
                "Dear board,\nExample Ltd. hereby withdraws from OSCAR. Do you need a form?",
                "We hereby resign from the alliance."
            })
    @Article("OSCAR-27.1")
    void plainDeclarations(String text) {
        assertThat(WithdrawalWords.declares(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "您好",
                "退会？",
                "请问如何退会",
                "我单位不退出联盟",
                "我单位正在考虑退会",
                "如果费用上调，我单位退出",
                "我单位自2026年12月31日起退出联盟",
                "撤回退会声明",
                "“退会声明”的邮件撤回",
                "We do not withdraw.",
                "How do we withdraw?",
                "We may leave: whether we withdraw is open",
                "We withdraw from 31 December",
                "Recall: we leave the alliance"
            })
    @Article("OSCAR-27.1")
    void whatIsAskedAbout(String text) {
        assertThat(WithdrawalWords.declares(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"撤回退会", "撤回退会。", " Take back! ", "We stay."})
    @Article("COIA-5.1")
    void takingBack(String text) {
        assertThat(WithdrawalWords.takesBack(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "撤回退会？", "请撤回", "take back the ballot", "不撤回退会"})
    void notTakingBack(String text) {
        assertThat(WithdrawalWords.takesBack(text)).isFalse();
    }
}
