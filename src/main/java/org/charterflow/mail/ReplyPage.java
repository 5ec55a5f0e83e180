package org.charterflow.mail;

/** A feature's page for those who follow the link in a mail. */
public interface ReplyPage {

    /** The purpose of the tokens it is for; no two pages may claim the same. */
    String purpose();

    /**
     * The page's own address, such as {@code /r/ballot/<token>}; below {@code /r/} no login is asked for. Opening it
     * shows something and decides nothing: mail scanners press links. The page reads the token itself, each time.
     *
     * @param token the token as it stands in the link
     * @param read what it says; proven and not expired
     */
    String address(String token, Token read);

    /**
     * A page whose address is a path with the token behind it.
     *
     * @param path such as {@code /r/ballot/}
     */
    static ReplyPage at(String purpose, String path) {
        return new ReplyPage() {
            @Override
            public String purpose() {
                return purpose;
            }

            @Override
            public String address(String token, Token read) {
                return path + token;
            }
        };
    }
}
