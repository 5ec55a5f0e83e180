package org.charterflow.mail.inbound;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.charterflow.mail.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers a sender, and not too often: a day one refusal of a kind, ten questions, three challenges. Whoever writes to us
 * in a loop, or in another's name, gets no more than that out of us.
 */
@Component
class Answers {

    /** The purpose of tokens that confirm a sender's address; their subject is the id of the mail. */
    static final String ADDRESS = "address";

    private static final String CLARIFY = "mail-clarify";
    private static final String REJECTED = "mail-rejected";
    private static final String CHALLENGE = "address-challenge";
    private static final String ACKNOWLEDGED = "secretariat-mail-received";
    private static final String CHALLENGE_PERIOD = "challenge";
    private static final Map<String, Integer> DAILY = Map.of(REJECTED, 1, CLARIFY, 10, CHALLENGE, 3, ACKNOWLEDGED, 1);

    private final Notices notices;
    private final Periods periods;
    private final JdbcClient jdbc;
    private final Clock clock;

    Answers(Notices notices, Periods periods, JdbcClient jdbc, Clock clock) {
        this.notices = notices;
        this.periods = periods;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asks; the reply comes back to the same purpose, case and subject. */
    void ask(
            AllianceProfile alliance,
            Sender to,
            Bilingual question,
            @Nullable String caseNumber,
            String purpose,
            @Nullable Token token) {
        Reply reply = new Reply(purpose, token == null ? null : token.expires());
        String key = token == null ? to.address() : token.subject();
        answer(alliance, CLARIFY, to, key, caseNumber, model(to, "question", question), reply);
    }

    /** @param reason the kind of refusal: each is told once a day */
    void refuse(
            AllianceProfile alliance,
            Sender to,
            Bilingual explanation,
            @Nullable String caseNumber,
            @Nullable String reason) {
        Map<String, Object> model = model(to, "explanation", explanation);
        if (isWithinLimit(alliance, to.address(), REJECTED, REJECTED + "/" + reason)) {
            send(alliance, REJECTED, to, to.address(), caseNumber, model, null);
        }
    }

    /** Tells that a person will read the mail. */
    void acknowledge(AllianceProfile alliance, Sender to) {
        Map<String, Object> model = new HashMap<>();
        model.put("about", to.subject());
        model.put("receivedAt", to.receivedAt());
        answer(alliance, ACKNOWLEDGED, to, to.address(), null, model, null);
    }

    /**
     * Asks the owner of an address whether the mail is theirs. Quotes nothing of it.
     *
     * @return whether the challenge was sent, or the day's number is used up
     */
    boolean challenge(AllianceProfile alliance, UUID mail, String address, Instant receivedAt) {
        Deadline until = periods.forward(alliance.id(), CHALLENGE_PERIOD, clock.instant());
        Map<String, Object> model =
                Map.of("receivedAt", receivedAt, "until", until.at(), "counting", until.explanation());
        Sender to = new Sender(address, "", "", receivedAt);
        return answer(alliance, CHALLENGE, to, mail.toString(), null, model, new Reply(ADDRESS, until.at()));
    }

    /**
     * Whom an answer goes to, and which mail of theirs it answers.
     *
     * @param name may be empty
     * @param subject of their mail
     */
    record Sender(String address, String name, String subject, Instant receivedAt) {}

    private static Map<String, Object> model(Sender to, String key, Bilingual text) {
        Map<String, Object> model = new HashMap<>();
        model.put(key, text);
        model.put("about", to.subject());
        model.put("receivedAt", to.receivedAt());
        return model;
    }

    private boolean answer(
            AllianceProfile alliance,
            String kind,
            Sender to,
            String key,
            @Nullable String caseNumber,
            Map<String, Object> model,
            @Nullable Reply reply) {
        if (!isWithinLimit(alliance, to.address(), kind, kind)) {
            return false;
        }
        send(alliance, kind, to, key, caseNumber, model, reply);
        return true;
    }

    private void send(
            AllianceProfile alliance,
            String kind,
            Sender to,
            String key,
            @Nullable String caseNumber,
            Map<String, Object> model,
            @Nullable Reply reply) {
        String name = to.name().isEmpty() ? to.address() : to.name();
        Addressee addressee = new Addressee(key, name, to.address(), null);
        notices.send(
                new Notice(alliance.id(), caseNumber, kind, model, List.of(addressee), List.of(), reply).untracked());
    }

    private boolean isWithinLimit(AllianceProfile alliance, String address, String kind, String counted) {
        return jdbc.sql("""
                        insert into mail_answer (alliance, address, kind, day, answers)
                        values (:alliance, :address, :kind, :day, 1)
                        on conflict (alliance, address, kind, day)
                        do update set answers = mail_answer.answers + 1 where mail_answer.answers < :limit
                        """)
                        .param("alliance", alliance.id())
                        .param("address", address.toLowerCase(Locale.ROOT))
                        .param("kind", counted)
                        .param("day", LocalDate.ofInstant(clock.instant(), alliance.zone()))
                        .param("limit", DAILY.get(kind))
                        .update()
                == 1;
    }
}
