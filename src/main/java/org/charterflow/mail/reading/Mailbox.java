package org.charterflow.mail.reading;

/**
 * One address of a header field.
 *
 * @param name the display name, decoded, in one line; may be empty; proves nothing
 * @param address {@code local@domain}, ASCII only, the domain in lower case
 */
public record Mailbox(String name, String address) {

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
