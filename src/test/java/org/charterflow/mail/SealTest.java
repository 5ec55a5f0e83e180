package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final String FIRST_KEY = "the first key, long enough to be one";
    private static final String SECOND_KEY = "the second key, long enough to be one";

    @Property
    void whatIsEncodedIsDecodedInEitherCase(@ForAll byte[] bytes) {
        assertThat(Base32.decode(Base32.encode(bytes)))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
        assertThat(Base32.decode(Base32.encode(bytes).toUpperCase(Locale.ROOT))).isPresent();
    }

    @Property
    void aSealHoldsForItsNumberAndMeaningAlone(@ForAll long number, @ForAll String meaning) {
        Seal seal = seal(FIRST_KEY);
        String text = seal.put(number, meaning, null);

        assertThat(text).hasSize(34).matches("[a-z2-7]+");
        assertThat(seal.number(text)).isEqualTo(number);
        assertThat(seal.holds(text, number, meaning, null)).isTrue();
        assertThat(seal.holds(text, number + 1, meaning, null)).isFalse();
        assertThat(seal.holds(text, number, meaning + "x", null)).isFalse();
        assertThat(seal.holds(text, number, meaning)).isFalse();
        assertThat(seal.holds(text, number, null, meaning)).isFalse();
    }

    @Test
    void everyChangedCharacterBreaksTheSeal() {
        Seal seal = seal(FIRST_KEY);
        String text = seal.put(42, "ballot");

        for (int i = 0; i < text.length(); i++) {
            String forged = text.substring(0, i) + (text.charAt(i) == 'a' ? 'b' : 'a') + text.substring(i + 1);
            assertThat(seal.holds(forged, 42, "ballot")).as(forged).isFalse();
        }
    }

    @Test
    void partsThatReadTheSameTogetherAreDifferentMeanings() {
        Seal seal = seal(FIRST_KEY);

        assertThat(seal.holds(seal.put(1, "ab", "c"), 1, "a", "bc")).isFalse();
    }

    @Test
    void whatAnEarlierKeySealedIsStillProven() {
        String old = seal(FIRST_KEY).put(42, "ballot");

        assertThat(seal(SECOND_KEY, FIRST_KEY).holds(old, 42, "ballot")).isTrue();
        assertThat(seal(SECOND_KEY).holds(old, 42, "ballot")).isFalse();
        assertThat(seal(SECOND_KEY, FIRST_KEY).put(42, "ballot")).isNotEqualTo(old);
    }

    @Test
    void whatIsNoSealHasNoNumber() {
        Seal seal = seal(FIRST_KEY);

        assertThat(List.of("", "a", "not base 32!", "aaaa", "a".repeat(35), "\u212a".repeat(34)))
                .allSatisfy(text -> assertThat(seal.number(text)).isNull());
    }

    @Test
    void aMissingOrShortKeyIsNamed() {
        for (@Nullable String key : new @Nullable String[] {null, "", "short"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new Seal(new OutgoingMailSettings(key, List.of(), 1, false)))
                    .withMessageContaining("charterflow.mail.token-key");
        }
    }

    private static Seal seal(String key, String... previous) {
        return new Seal(new OutgoingMailSettings(key, List.of(previous), 1, false));
    }
}
