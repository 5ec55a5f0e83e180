package org.charterflow.mail;

import java.util.regex.Pattern;

/**
 * Decides which addresses mail is sent to: plain ones (RFC 5321) in ASCII, an internationalised domain in its ASCII
 * form. What is neither quoted nor beyond ASCII cannot be read in two ways by two mail systems.
 */
final class MailAddresses {

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private MailAddresses() {}

    static boolean deliverable(String address) {
        return address.length() <= LONGEST
                && address.indexOf('@') <= LONGEST_LOCAL_PART
                && PLAIN.matcher(address).matches();
    }
}
