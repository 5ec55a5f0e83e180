package org.charterflow.mail.inbound;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.MailDoor;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.charterflow.mail.inbound.Correlation.Ambiguous;
import org.charterflow.mail.inbound.Correlation.ExpiredToken;
import org.charterflow.mail.inbound.Correlation.Known;
import org.charterflow.mail.inbound.Correlation.Unknown;
import org.charterflow.mail.inbound.Correlation.WrongToken;
import org.charterflow.mail.reading.AddressList;
import org.charterflow.mail.reading.Mailbox;
import org.charterflow.mail.reading.ParsedMail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out what a mail is about: the token in the recipient address, then the mail it answers, then the fixed address.
 * A case number in the subject proves nothing and is not looked at.
 */
@Component
class Correlator {

    private final Tokens tokens;
    private final JdbcClient jdbc;
    private final Clock clock;

    Correlator(Tokens tokens, JdbcClient jdbc, Clock clock) {
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Correlation correlate(AllianceProfile alliance, String recipient, ParsedMail mail) {
        List<String> words = tokenWords(alliance.mail(), recipient, mail);
        List<Token> found = words.stream()
                .map(tokens::inspect)
                .flatMap(Optional::stream)
                .filter(token -> token.alliance().equals(alliance.id()))
                .toList();
        List<Token> valid = found.stream()
                .filter(token -> !token.expiredAt(clock.instant()))
                .toList();
        if (valid.stream().distinct().count() > 1) {
            return new Ambiguous();
        }
        if (!valid.isEmpty()) {
            return new Known(valid.get(0).purpose(), valid.get(0));
        }
        if (!found.isEmpty()) {
            return new ExpiredToken(found.get(0));
        }
        return words.isEmpty() ? withoutToken(alliance, recipient, mail) : new WrongToken();
    }

    private Correlation withoutToken(AllianceProfile alliance, String recipient, ParsedMail mail) {
        for (String answered : mail.answers()) {
            Optional<Token> token = tokenOf(alliance.id(), answered);
            if (token.isPresent()) {
                return token.get().expiredAt(clock.instant())
                        ? new ExpiredToken(token.get())
                        : new Known(token.get().purpose(), token.get());
            }
        }
        return alliance.mail().addresses().entrySet().stream()
                .filter(address -> address.getValue().equalsIgnoreCase(recipient))
                .map(Map.Entry::getKey)
                .<Correlation>map(purpose -> new Known(purpose, null))
                .findFirst()
                .orElse(new Unknown());
    }

    /** What stands behind the plus in every address of ours the mail went to. */
    private static List<String> tokenWords(MailDoor door, String recipient, ParsedMail mail) {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(recipient);
        List<String> visible = new ArrayList<>(mail.headers("to"));
        visible.addAll(mail.headers("cc"));
        AddressList.parse(visible).mailboxes().stream().map(Mailbox::address).forEach(addresses::add);
        Set<String> words = new LinkedHashSet<>();
        for (String address : addresses) {
            int plus = address.indexOf('+');
            int at = address.lastIndexOf('@');
            if (plus > 0 && plus < at && address.substring(at + 1).equalsIgnoreCase(door.domain())) {
                words.add(address.substring(plus + 1, at).toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(words);
    }

    /** The token that a mail of ours carried; its Message-ID is known to its addressee alone. */
    private Optional<Token> tokenOf(String alliance, String messageId) {
        return jdbc.sql("""
                        select t.purpose, t.alliance, t.case_number, t.subject, t.expires_at
                          from delivery d join reply_token t on t.id = d.token
                         where d.message_id = :messageId and t.alliance = :alliance
                        """)
                .param("messageId", messageId)
                .param("alliance", alliance)
                .query((row, index) -> {
                    OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
                    Instant end = expires == null ? null : expires.toInstant();
                    return new Token(
                            row.getString("purpose"),
                            row.getString("alliance"),
                            row.getString("case_number"),
                            row.getString("subject"),
                            end);
                })
                .optional();
    }
}
