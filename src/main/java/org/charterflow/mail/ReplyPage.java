package org.charterflow.mail;

/** A feature's page for those who follow the link in a mail. */
public interface ReplyPage {

    /** The purpose of the tokens it is for; no two pages may claim the same. */
    String purpose();

    /**
     * The page's own address, relative to the application, such as {@code /ballot/vote/<token>}. Opening it shows
     * something and decides nothing: mail scanners press links. The page reads the token again when a form comes back.
     *
     * @param token the token as it stands in the link
     * @param read what it says; proven and not expired
     */
    String address(String token, Token read);
}
