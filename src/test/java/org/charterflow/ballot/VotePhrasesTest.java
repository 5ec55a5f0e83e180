package org.charterflow.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VotePhrasesTest {

    @ParameterizedTest
    @CsvSource({
        "同意, FOR",
        "赞成, FOR",
        "'  同意。 ', FOR",
        "同意！, FOR",
        "For, FOR",
        "ＦＯＲ, FOR",
        "in favour., FOR",
        "反对, AGAINST",
        "不同意, AGAINST",
        "AGAINST, AGAINST",
        "我不同意。, AGAINST",
        "弃权, ABSTAIN",
        "Abstain, ABSTAIN"
    })
    void anExactPhraseIsAVote(String text, Choice choice) {
        assertThat(VotePhrases.read(text)).contains(choice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "同意，但须补充材料",
                "同意？",
                "不反对",
                "同意 反对",
                "同意\n反对",
                "我们同意这个议案",
                "yes if",
                "not against",
                "\u202E同意",
                "同\u200B意",
                "for?",
                "同意同意",
                "再议"
            })
    void everythingElseIsAQuestion(String text) {
        assertThat(VotePhrases.read(text)).isEmpty();
    }
}
