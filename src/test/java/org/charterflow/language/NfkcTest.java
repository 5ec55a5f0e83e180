package org.charterflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NfkcTest {

    @Test
    void usualTextIsNormalisedAsByUnicode() {
        for (String text : new String[] {"", "同意", "Ｆｏｒ！", "ﬁ Å é が", "ｶﾞ", "𠮷", "e\u0301\u0323", "\uD800"}) {
            assertThat(Nfkc.of(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
        }
    }

    @Test
    void noCharacterCarriesMoreThanThirtyMarks() {
        String hostile = ("a" + "\u0316\u0300".repeat(20_000)).repeat(3) + "ﾞ\u0316".repeat(20_000);
        assertThat(longestRun(Nfkc.of(hostile))).isBetween(1, 120);
        assertThat(Nfkc.of(hostile))
                .startsWith(Normalizer.normalize("a" + "\u0316\u0300".repeat(15), Normalizer.Form.NFKC));
    }

    /** Only runs of what is moved take more than linear time; every such character must be counted as a mark. */
    @Test
    void everyCharacterThatNormalisationMovesIsAMark() {
        Normalizer2 decomposition = Normalizer2.getNFKDInstance();
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> UCharacter.getCombiningClass(
                                decomposition.normalize(UCharacter.toString(c)).codePointAt(0))
                        != 0)
                .filter(c -> Character.getType(c) != Character.UNASSIGNED)
                .forEach(c -> assertThat(Nfkc.isMark(c)).as("U+%04X", c).isTrue());
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = UCharacter.getCombiningClass(text.charAt(i)) == 0 ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
