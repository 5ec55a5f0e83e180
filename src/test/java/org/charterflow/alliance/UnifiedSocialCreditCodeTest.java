package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedSocialCreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91110108MA00TE5T26", "5110000050001234XC"})
    void validCodes(String code) {
        assertThat(UnifiedSocialCreditCode.problem(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            91350100M000100Y4Z  | 第18位“Z”    | character 18, "Z", cannot occur
            91350100M000100Y44  | 应为“3”      | character 18, "4", does not fit: the first 17 demand "3"
            91350100M000100I43  | 第16位“I”    | character 16, "I", cannot occur
            9135010XM000100Y43  | 第8位“X”     | character 8, "X", must be a digit
            91350100M000100Y4   | 现为17位      | has 17
            91350100M000100Y433 | 现为19位      | has 19
            ''                  | 现为0位       | has 0
            91350100m000100Y43  | 第9位“m”     | character 9, "m"
            """)
    void sayWhichCharacterIsWrongAndWhy(String code, String zh, String en) {
        assertThat(UnifiedSocialCreditCode.problem(code)).hasValueSatisfying(problem -> {
            assertThat(problem.zh()).contains(zh);
            assertThat(problem.en()).contains(en);
        });
    }

    @Test
    void readAsPeopleTypeThem() {
        assertThat(UnifiedSocialCreditCode.normalise(" 91350100-m000 100ｙ43 ")).isEqualTo("91350100M000100Y43");
    }

    @Test
    void anOrganisationCodeThatFailsItsOwnCheckIsADoubtOnly() {
        String code = "91990000DEMA00011";
        code += UnifiedSocialCreditCode.checkCharacter(code);

        assertThat(UnifiedSocialCreditCode.problem(code)).isEmpty();
        assertThat(UnifiedSocialCreditCode.warning(code))
                .hasValueSatisfying(doubt -> assertThat(doubt.en()).contains("ends with \"1\" where \"3\" would fit"));
    }

    @Property
    void seventeenCharactersHaveExactlyOneCheckCharacter(@ForAll("firstSeventeen") String first) {
        char check = UnifiedSocialCreditCode.checkCharacter(first);

        assertThat(ALPHABET.chars()
                        .filter(c -> UnifiedSocialCreditCode.problem(first + (char) c)
                                .isEmpty()))
                .containsExactly((int) check);
    }

    @Property
    void aSingleTypingErrorIsAlwaysFound(
            @ForAll("firstSeventeen") String first,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(max = 30) int other) {
        String code = first + UnifiedSocialCreditCode.checkCharacter(first);
        char typed = ALPHABET.charAt(other);
        String wrong = code.substring(0, place) + typed + code.substring(place + 1);

        assertThat(UnifiedSocialCreditCode.problem(wrong).isPresent()).isEqualTo(typed != code.charAt(place));
    }

    @Property
    void anyTextHasAnAnswer(@ForAll String text) {
        assertThat(UnifiedSocialCreditCode.problem(UnifiedSocialCreditCode.normalise(text)))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> firstSeventeen() {
        Arbitrary<String> characters = Arbitraries.strings().withChars(ALPHABET);
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(6);
        return Combinators.combine(characters, digits, Arbitraries.strings().withChars(ALPHABET))
                .as((head, region, tail) -> fill(head, 2) + region + fill(tail, 9));
    }

    private static String fill(String text, int length) {
        return (text + "000000000").substring(0, length);
    }
}
