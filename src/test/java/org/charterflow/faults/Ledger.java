package org.charterflow.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the world outside knows of a run: what it gave to the installation, and what it was answered. */
final class Ledger {

    /** What a mail has to come to. */
    enum Kind {
        /** Opens a case. */
        APPLICATION,
        /** Is a vote, or comes too late to be one. */
        VOTE,
        /** An automatic answer: put on record, and nothing else. */
        AUTOMATIC,
        /** Means nothing that the installation knows; any disposition will do. */
        TALK
    }

    /** A mail that a mail server or the HTTP door has taken; it may have been sent more than once. */
    record Mail(String alliance, Kind kind, String messageId) {}

    /**
     * A vote.
     *
     * @param mark what no other vote has: the remark it was given with, or the Message-ID of its mail
     * @param user who gave it
     * @param choice {@code for}, {@code against} or {@code abstain}
     * @param acknowledged whether it was answered as recorded; if not, nobody outside knows. What became of a mail is
     *     told by its disposition
     */
    record Vote(String mark, String user, String choice, boolean acknowledged) {}

    private final Map<String, Mail> mails = new ConcurrentHashMap<>();
    private final Queue<Vote> votes = new ConcurrentLinkedQueue<>();
    private final Queue<Vote> mailed = new ConcurrentLinkedQueue<>();

    void taken(Mail mail) {
        mails.put(mail.messageId(), mail);
    }

    void given(Vote vote) {
        votes.add(vote);
    }

    void mailed(Vote vote) {
        taken(new Mail("oscar", Kind.VOTE, vote.mark()));
        mailed.add(vote);
    }

    List<Mail> mails() {
        return List.copyOf(mails.values());
    }

    /** Those by task or link. */
    List<Vote> votes() {
        return new ArrayList<>(votes);
    }

    List<Vote> mailedVotes() {
        return new ArrayList<>(mailed);
    }
}
