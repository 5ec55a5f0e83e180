package org.charterflow.mail;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail comes in ({@code charterflow.mail.*}).
 *
 * @param channels by alliance id; an alliance without one takes no mail
 * @param worker whether this node works on stored mail and reads mailboxes by itself
 */
@ConfigurationProperties("charterflow.mail")
public record InboundMailSettings(
        @DefaultValue Map<String, Channel> channels,
        @DefaultValue("true") boolean worker) {

    /**
     * The doors of one alliance.
     *
     * @param secret of the HTTP door; the door is closed without one
     * @param imap the mailbox to read, if any
     */
    public record Channel(@Nullable String secret, @Nullable Imap imap) {}

    /**
     * A mailbox.
     *
     * @param ssl whether TLS is spoken from the first byte
     * @param starttls whether, where it is not, TLS is demanded before the password is said
     * @param folder where mail arrives
     * @param archive where it is moved once it is stored; created if missing
     * @param recipient the address mail without a trace of its recipient is taken to be for
     * @param poll how often to look when the server pushes nothing
     */
    public record Imap(
            String host,
            @DefaultValue("993") int port,
            String user,
            String password,
            @DefaultValue("true") boolean ssl,
            @DefaultValue("true") boolean starttls,
            @DefaultValue("INBOX") String folder,
            @DefaultValue("Charterflow") String archive,
            @Nullable String recipient,
            @DefaultValue("1m") Duration poll) {

        /** The mailbox by its name in the store: user and folder. */
        public String name() {
            return user + "/" + folder;
        }
    }

    public @Nullable Channel channel(String alliance) {
        return channels.get(alliance);
    }
}
