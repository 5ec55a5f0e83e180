package org.charterflow.ballot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share such as two thirds, compared by cross-multiplication and never divided.
 *
 * @param numerator from 1 to the denominator
 * @param denominator at least 1
 */
public record Fraction(int numerator, int denominator) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    public Fraction {
        if (denominator < 1 || numerator < 1 || numerator > denominator) {
            throw new IllegalArgumentException(
                    "A fraction lies above 0 and at most at 1, not " + numerator + "/" + denominator);
        }
    }

    /**
     * Reads {@code 2/3}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Fraction parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Expected a fraction such as 2/3, not \"" + text + "\"");
        }
        return new Fraction(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The least part of the whole that is at least this fraction of it: 2/3 of 10 is 7. */
    int atLeast(int whole) {
        return (int) (((long) numerator * whole + denominator - 1) / denominator);
    }

    /** The least part of the whole that is more than this fraction of it: more than 1/2 of 10 is 6. */
    int moreThan(int whole) {
        return (int) ((long) numerator * whole / denominator) + 1;
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
