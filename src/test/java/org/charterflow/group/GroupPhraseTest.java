package org.charterflow.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupPhraseTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "加入 wg-1, JOIN, wg-1, ''",
        "申请加入：wg-1。, JOIN, wg-1, ''",
        "Join sig-2!, JOIN, sig-2, ''",
        "We leave wg-1, LEAVE, wg-1, ''",
        "退出 wg-community, LEAVE, wg-community, ''",
        "推荐 wg-1 张示例, RECOMMEND, wg-1, 张示例",
        "recommend wg-1 zhang@unit.example, RECOMMEND, wg-1, zhang@unit.example",
    })
    void oneLineSaysWhatToDoAboutWhichGroup(String line, GroupPhrase.Act act, String group, String candidate) {
        assertThat(GroupPhrase.line(line)).contains(new GroupPhrase(act, group, candidate));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "加入, JOIN, ''",
        "Leave, LEAVE, ''",
        "推荐：张示例, RECOMMEND, 张示例",
        "recommend Li Example, RECOMMEND, Li Example"
    })
    void aReplyLeavesTheGroupOut(String line, GroupPhrase.Act act, String candidate) {
        assertThat(GroupPhrase.reply(line, "wg-1")).contains(new GroupPhrase(act, "wg-1", candidate));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "",
                "你好",
                "加入",
                "推荐 wg-1",
                "加入 wg-1 谢谢",
                "我们不加入 wg-1",
                "加入 wg-1\n退出 wg-1",
                "加入 WG_1",
            })
    void anythingElseIsNoPhrase(String text) {
        assertThat(GroupPhrase.line(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"加入 我们", "推荐", "加入，但请改名", "join?"})
    void aReplyWithMoreOrLessIsNoPhrase(String text) {
        assertThat(GroupPhrase.reply(text, "wg-1")).isEmpty();
    }
}
