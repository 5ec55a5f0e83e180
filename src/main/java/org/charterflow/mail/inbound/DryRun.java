package org.charterflow.mail.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.mail.OutgoingHeaders;
import org.charterflow.mail.TokenCheck;
import org.charterflow.mail.inbound.Correlation.Known;
import org.charterflow.mail.inbound.Correlation.Unsettled;
import org.charterflow.mail.reading.Bounce;
import org.charterflow.mail.reading.Bounce.Weight;
import org.charterflow.mail.reading.EnvelopeRecipient;
import org.charterflow.mail.reading.MailReading;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.MailReading.Unreadable;
import org.charterflow.mail.reading.Mailbox;
import org.charterflow.mail.reading.SenderAuthentication.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline would make of mails that arrived now, by its own stages, without server and store. What only stored
 * state decides is {@code PENDING} with the reason. Each mail is taken as arriving for the first time; changes nothing.
 */
public final class DryRun {

    private static final UUID NOT_STORED = new UUID(0, 0);

    private final List<AllianceProfile> alliances;
    private final TokenCheck tokens;
    private final Correlator correlator;
    private final Clock clock;
    private final Set<String> seen = new HashSet<>();

    /** @param alliances whose channels there are */
    public DryRun(List<AllianceProfile> alliances, TokenCheck tokens, Clock clock) {
        this.alliances = List.copyOf(alliances);
        this.tokens = tokens;
        this.clock = clock;
        this.correlator = new Correlator(new Unstored(tokens));
    }

    /**
     * Takes a mail through parsing, classification, authentication, correlation and extraction. Never throws for
     * anything in the mail: what fails is pending with {@code failed: …}, as on the server.
     *
     * @param channel the channel it came through; null to tell it by the recipient's domain
     * @return without id, door and times
     */
    public StoredMail judge(@Nullable AllianceProfile channel, byte[] content) {
        AllianceProfile alliance = channel;
        String recipient = "";
        try {
            recipient = recipient(channel, content).toLowerCase(Locale.ROOT);
            alliance = channel == null ? byDomain(recipient).orElse(null) : channel;
            return judge(alliance, recipient, content);
        } catch (RuntimeException | StackOverflowError failure) {
            Ruling failed = pending("failed: " + failure.getClass().getSimpleName());
            return result(alliance, recipient, null, null, failed);
        }
    }

    private StoredMail judge(@Nullable AllianceProfile alliance, String recipient, byte[] content) {
        String trustedId = alliance == null ? "" : alliance.mail().authservId();
        MailReading reading = MailReading.of(content, trustedId);
        if (reading instanceof Unreadable unreadable) {
            return result(alliance, recipient, null, null, Ruling.quarantined(unreadable.reason()));
        }
        Readable readable = (Readable) reading;
        Correlation correlation = alliance == null
                ? new Unsettled("channel-unknown")
                : correlator.correlate(alliance, recipient, readable.mail(), clock.instant());
        Known matter = matter(alliance, recipient, correlation);
        Ruling ruling = rule(alliance, recipient, readable, correlation, matter);
        if (ruling.status() == MailStatus.PENDING && repeats(alliance, recipient, content)) {
            ruling = pending("message-id-repeats");
        }
        return result(alliance, recipient, readable, matter == null ? null : matter.purpose(), ruling);
    }

    /** What the mail is about; by its address alone where only the store knows which mail it answers. */
    private static @Nullable Known matter(
            @Nullable AllianceProfile alliance, String recipient, Correlation correlation) {
        if (alliance == null || !(correlation instanceof Unsettled)) {
            return HumanMail.matter(correlation);
        }
        return Correlator.atFixedAddress(alliance, recipient) instanceof Known known ? known : null;
    }

    private Ruling rule(
            @Nullable AllianceProfile alliance,
            String recipient,
            Readable mail,
            Correlation correlation,
            @Nullable Known matter) {
        Ruling machine = Rulings.onClass(mail.classification());
        if (machine != null) {
            return machine;
        }
        Bounce bounce = mail.classification().bounce();
        if (bounce != null) {
            return onBounce(recipient, mail, bounce);
        }
        Ruling aside = Rulings.onSender(mail);
        if (aside != null) {
            return aside;
        }
        Ruling refused = Rulings.onCorrelation(correlation);
        if (refused != null) {
            return refused;
        }
        String reason = correlation instanceof Unsettled unsettled ? unsettled.reason() : "feature-decides";
        if (alliance == null || matter == null) {
            return pending(reason);
        }
        // At a fixed address this is so whichever mail is answered.
        if (mail.sender().verdict() != Verdict.PROVEN) {
            return Ruling.of(MailStatus.CHALLENGED, Challenges.SENDER_NOT_PROVEN);
        }
        Ruling quoted = correlation instanceof Unsettled ? null : Rulings.onQuotation(alliance, matter, mail.mail());
        if (quoted != null) {
            return quoted;
        }
        Ruling objection = Rulings.onFinding(mail.finding());
        return objection == null ? pending(reason) : objection;
    }

    private Ruling onBounce(String recipient, Readable mail, Bounce bounce) {
        boolean ours = MachineMail.isReturnPath(recipient)
                ? tokens.check(sealIn(recipient)) != TokenCheck.Verdict.FOREIGN
                : bounce.originalMessageId() != null
                        || (MachineMail.isFreeText(recipient, mail, bounce)
                                && !bounce.recipients().isEmpty());
        if (!ours) {
            return Ruling.ignored("bounce-of-nothing-of-ours");
        }
        return bounce.weight() == Weight.SOFT ? Ruling.ignored("bounce-soft") : pending("delivery-not-looked-up");
    }

    private static String sealIn(String returnPath) {
        int at = returnPath.lastIndexOf('@');
        return returnPath.substring(OutgoingHeaders.BOUNCE_PREFIX.length(), at < 0 ? returnPath.length() : at);
    }

    private boolean repeats(@Nullable AllianceProfile alliance, String recipient, byte[] content) {
        String id = MessageIdScan.in(content, MailStore.HEAD);
        return id != null && !seen.add(String.join("\n", alliance == null ? "" : alliance.id(), recipient, id));
    }

    private String recipient(@Nullable AllianceProfile channel, byte[] content) {
        return EnvelopeRecipient.in(
                        content,
                        domain -> channel == null
                                ? byDomain("@" + domain).isPresent()
                                : domain.equalsIgnoreCase(channel.mail().domain()))
                .orElse("");
    }

    private Optional<AllianceProfile> byDomain(String recipient) {
        String domain = recipient.substring(recipient.lastIndexOf('@') + 1);
        return alliances.stream()
                .filter(alliance -> alliance.mail().domain().equalsIgnoreCase(domain))
                .findFirst();
    }

    private static Ruling pending(String reason) {
        return Ruling.of(MailStatus.PENDING, reason);
    }

    private static StoredMail result(
            @Nullable AllianceProfile alliance,
            String recipient,
            @Nullable Readable reading,
            @Nullable String purpose,
            Ruling ruling) {
        Mailbox from = reading == null ? null : reading.mail().from().single();
        return new StoredMail(
                NOT_STORED,
                alliance == null ? "" : alliance.id(),
                "",
                recipient,
                Instant.EPOCH,
                Instant.EPOCH,
                ruling.status(),
                reading == null ? null : reading.classification().mailClass().word(),
                from == null ? null : from.address(),
                from == null ? null : from.name(),
                reading == null ? null : reading.mail().subject(),
                reading == null ? null : reading.text(),
                purpose,
                ruling.reason(),
                ruling.caseNumber(),
                null,
                null,
                0,
                false,
                false);
    }

    /** Tokens by their looks alone. */
    private record Unstored(TokenCheck tokens) implements TokenLookup {

        @Override
        public Answer inAddress(String word) {
            return switch (tokens.check(word)) {
                case FOREIGN -> Answer.of(Optional.empty());
                case POSSIBLE -> Answer.unsettled("token-not-looked-up");
                case NO_KEY -> Answer.unsettled("token-key-absent");
            };
        }

        @Override
        public Answer ofMessage(String alliance, String messageId) {
            return Answer.unsettled("answered-mail-not-looked-up");
        }
    }
}
