package org.charterflow.alliance;

import java.util.Locale;
import java.util.Optional;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Nfkc;

/** The legal entity identifier of an organisation, eighteen characters and two check digits. Source: ISO 17442. */
public final class LegalEntityIdentifier {

    private static final int LENGTH = 20;
    private static final int MODULUS = 97;

    private LegalEntityIdentifier() {}

    /** The identifier as it is compared and stored: without blanks and hyphens, in capitals. */
    public static String normalise(String typed) {
        return Nfkc.of(typed).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a normalised identifier, naming the character at fault and why; empty if it is valid. */
    public static Optional<Bilingual> problem(String lei) {
        if (lei.length() != LENGTH) {
            return Optional.of(Bilingual.of(
                    "LEI 编码应为20位，现为" + lei.length() + "位", "an LEI has 20 characters, this one has " + lei.length()));
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = lei.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = c >= 'A' && c <= 'Z';
            if (i >= LENGTH - 2 && !digit) {
                return Optional.of(Bilingual.of(
                        "LEI 编码第" + (i + 1) + "位“" + c + "”无效：最后两位是校验码，应为数字",
                        "character " + (i + 1) + ", \"" + c + "\", must be a digit: the last two are check digits"));
            }
            if (!digit && !letter) {
                return Optional.of(Bilingual.of(
                        "LEI 编码第" + (i + 1) + "位“" + c + "”无效：只用数字和大写字母",
                        "character " + (i + 1) + ", \"" + c + "\", cannot occur: only digits and capitals do"));
            }
        }
        if (remainder(lei) == 1) {
            return Optional.empty();
        }
        String expected = checkDigits(lei.substring(0, LENGTH - 2));
        String found = lei.substring(LENGTH - 2);
        return Optional.of(Bilingual.of(
                "LEI 编码校验码“" + found + "”不符：按前18位应为“" + expected + "”，请核对整个编码",
                "the check digits \"" + found + "\" do not fit: the first 18 characters demand \"" + expected
                        + "\"; please compare the whole identifier"));
    }

    /** The two check digits of eighteen valid characters. */
    static String checkDigits(String first18) {
        return String.format(Locale.ROOT, "%02d", MODULUS + 1 - remainder(first18 + "00"));
    }

    private static int remainder(String characters) {
        int remainder = 0;
        for (int i = 0; i < characters.length(); i++) {
            int value = Character.digit(characters.charAt(i), 36);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return remainder;
    }
}
