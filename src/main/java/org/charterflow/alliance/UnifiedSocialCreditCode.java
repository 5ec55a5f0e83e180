package org.charterflow.alliance;

import java.util.Locale;
import java.util.Optional;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Nfkc;

/**
 * The unified social credit code (统一社会信用代码) of a Chinese organisation: authority, type, six digits of region, nine
 * characters of organisation code, one check character. Source: GB 32100-2015, GB 11714-1997.
 */
public final class UnifiedSocialCreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int LENGTH = 18;

    private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_START = 8;

    private UnifiedSocialCreditCode() {}

    /** The code as it is compared and stored: without blanks and hyphens, in capitals. */
    public static String normalise(String typed) {
        return Nfkc.of(typed).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a normalised code, naming the character at fault and why; empty if it is valid. */
    public static Optional<Bilingual> problem(String code) {
        if (code.length() != LENGTH) {
            return Optional.of(Bilingual.of(
                    "统一社会信用代码应为18位，现为" + code.length() + "位",
                    "a unified social credit code has 18 characters, this one has " + code.length()));
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = code.charAt(i);
            if (ALPHABET.indexOf(c) < 0) {
                return Optional.of(Bilingual.of(
                        "统一社会信用代码第" + (i + 1) + "位“" + c + "”无效：只用数字和除 I、O、S、V、Z 以外的大写字母",
                        "character " + (i + 1) + ", \"" + c
                                + "\", cannot occur: only digits and capitals other than I, O, S, V, Z do"));
            }
            if (i >= 2 && i < ORGANISATION_START && !isDigit(c)) {
                return Optional.of(Bilingual.of(
                        "统一社会信用代码第" + (i + 1) + "位“" + c + "”无效：第3至8位是行政区划码，应为数字",
                        "character " + (i + 1) + ", \"" + c
                                + "\", must be a digit: characters 3 to 8 are the region's code"));
            }
        }
        char expected = checkCharacter(code.substring(0, LENGTH - 1));
        char found = code.charAt(LENGTH - 1);
        if (expected == found) {
            return Optional.empty();
        }
        return Optional.of(Bilingual.of(
                "统一社会信用代码第18位校验码“" + found + "”不符：按前17位应为“" + expected + "”，请核对整个代码",
                "character 18, \"" + found + "\", does not fit: the first 17 demand \"" + expected
                        + "\"; please compare the whole code"));
    }

    /**
     * A doubt about a valid code: its inner organisation code has a check of its own, which some codes in use fail. A
     * reason to look at the licence, never to refuse.
     */
    public static Optional<Bilingual> warning(String code) {
        char expected = organisationCheckCharacter(code.substring(ORGANISATION_START, LENGTH - 2));
        char found = code.charAt(LENGTH - 2);
        if (expected == found) {
            return Optional.empty();
        }
        return Optional.of(Bilingual.of(
                "第9至17位组织机构代码的校验码“" + found + "”与推算值“" + expected + "”不一致，请与营业执照核对",
                "the organisation code in characters 9 to 17 ends with \"" + found + "\" where \"" + expected
                        + "\" would fit; please compare with the licence"));
    }

    /** The check character of seventeen valid characters. */
    static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The check character of the eight characters of an organisation code. */
    static char organisationCheckCharacter(String first8) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += ORGANISATION_ALPHABET.indexOf(first8.charAt(i)) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return switch (check) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> (char) ('0' + check);
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
