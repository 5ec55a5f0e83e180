package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalEntityIdentifierTest {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void aValidIdentifier() {
        assertThat(LegalEntityIdentifier.problem("5493001KJTIIGC8Y1R12")).isEmpty();
        assertThat(LegalEntityIdentifier.normalise("5493 001k-jtiigc8y1r12")).isEqualTo("5493001KJTIIGC8Y1R12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5493001KJTIIGC8Y1R13  | the check digits "13" do not fit: the first 18 characters demand "12"
            5493001KJTIIGC8Y1R1X  | character 20, "X", must be a digit
            5493001KJTIIGC8_1R12  | character 16, "_", cannot occur
            5493001KJTIIGC8Y1R1   | an LEI has 20 characters, this one has 19
            """)
    void sayWhichCharacterIsWrongAndWhy(String lei, String expected) {
        assertThat(LegalEntityIdentifier.problem(lei))
                .hasValueSatisfying(problem -> assertThat(problem.en()).contains(expected));
    }

    @Property
    void theComputedCheckDigitsAlwaysFit(@ForAll("firstEighteen") String first) {
        assertThat(LegalEntityIdentifier.problem(first + LegalEntityIdentifier.checkDigits(first)))
                .isEmpty();
    }

    /** A digit typed for a letter changes the length of the number behind it, and one such error in 97 passes. */
    @Property
    void aLetterForALetterOrADigitForADigitIsAlwaysFound(
            @ForAll("firstEighteen") String first,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(max = 9) int digit,
            @ForAll @IntRange(min = 10, max = 35) int letter) {
        char right = first.charAt(place);
        char typed = ALPHABET.charAt(Character.isDigit(right) ? digit : letter);
        String wrong = first.substring(0, place) + typed + first.substring(place + 1);

        assertThat(LegalEntityIdentifier.problem(wrong + LegalEntityIdentifier.checkDigits(first))
                        .isPresent())
                .isEqualTo(typed != right);
    }

    @Property
    void anyTextHasAnAnswer(@ForAll String text) {
        assertThat(LegalEntityIdentifier.problem(LegalEntityIdentifier.normalise(text)))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> firstEighteen() {
        return Arbitraries.strings().withChars(ALPHABET).ofLength(18);
    }
}
