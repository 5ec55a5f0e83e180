package org.charterflow.mail.inbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.MailDoor;
import org.charterflow.mail.Token;
import org.charterflow.mail.inbound.Correlation.Ambiguous;
import org.charterflow.mail.inbound.Correlation.ExpiredToken;
import org.charterflow.mail.inbound.Correlation.Known;
import org.charterflow.mail.inbound.Correlation.Unknown;
import org.charterflow.mail.inbound.Correlation.Unsettled;
import org.charterflow.mail.inbound.Correlation.WrongToken;
import org.charterflow.mail.inbound.TokenLookup.Answer;
import org.charterflow.mail.reading.AddressList;
import org.charterflow.mail.reading.Mailbox;
import org.charterflow.mail.reading.ParsedMail;
import org.springframework.stereotype.Component;

/**
 * Finds out what a mail is about: the token in the recipient address, then the mail it answers, then the fixed address.
 * A case number in the subject proves nothing and is not looked at.
 */
@Component
class Correlator {

    private final TokenLookup tokens;

    Correlator(TokenLookup tokens) {
        this.tokens = tokens;
    }

    /** One for these mails, who has looked up the tokens of their recipients together. */
    Correlator together(Collection<StoredMail> mails) {
        return new Correlator(tokens.together(mails.stream()
                .map(mail -> tokenWord(mail.recipient()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet())));
    }

    /** @param at when the mail arrived: a token that was valid then is, however late the mail is read */
    Correlation correlate(AllianceProfile alliance, String recipient, ParsedMail mail, Instant at) {
        List<String> words = tokenWords(alliance.mail(), recipient, mail);
        List<Token> found = new ArrayList<>();
        for (String word : words) {
            Answer answer = tokens.inAddress(word);
            if (answer.unsettled() != null) {
                return new Unsettled(answer.unsettled());
            }
            answer.token()
                    .filter(token -> token.alliance().equals(alliance.id()))
                    .ifPresent(found::add);
        }
        List<Token> valid = found.stream().filter(token -> !token.expiredAt(at)).toList();
        if (valid.stream().distinct().count() > 1) {
            return new Ambiguous();
        }
        if (!valid.isEmpty()) {
            return new Known(valid.get(0).purpose(), valid.get(0));
        }
        if (!found.isEmpty()) {
            return new ExpiredToken(found.get(0));
        }
        return words.isEmpty() ? withoutToken(alliance, recipient, mail, at) : new WrongToken();
    }

    private Correlation withoutToken(AllianceProfile alliance, String recipient, ParsedMail mail, Instant at) {
        for (String answered : mail.answers()) {
            Answer answer = tokens.ofMessage(alliance.id(), answered);
            if (answer.unsettled() != null) {
                return new Unsettled(answer.unsettled());
            }
            if (answer.token().isPresent()) {
                Token token = answer.token().get();
                return token.expiredAt(at) ? new ExpiredToken(token) : new Known(token.purpose(), token);
            }
        }
        return atFixedAddress(alliance, recipient);
    }

    /** What the address alone says, whatever the mail answers. */
    static Correlation atFixedAddress(AllianceProfile alliance, String recipient) {
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
            if (address.substring(address.lastIndexOf('@') + 1).equalsIgnoreCase(door.domain())) {
                tokenWord(address).ifPresent(words::add);
            }
        }
        return List.copyOf(words);
    }

    /** What stands behind the plus, in lower case. */
    private static Optional<String> tokenWord(String address) {
        int plus = address.indexOf('+');
        int at = address.lastIndexOf('@');
        return plus > 0 && plus < at
                ? Optional.of(address.substring(plus + 1, at).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
