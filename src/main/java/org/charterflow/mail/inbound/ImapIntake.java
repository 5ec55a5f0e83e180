package org.charterflow.mail.inbound;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.charterflow.mail.InboundMailSettings.Imap;
import org.charterflow.mail.inbound.Arrival.Place;
import org.charterflow.mail.reading.EnvelopeRecipient;
import org.charterflow.sql.DatabaseAway;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what lies in an open inbox, a batch at a time: each message is stored and committed, then the batch is moved. A
 * message that fails again and again is left where it is, tried anew now and then, and holds up no other.
 */
final class ImapIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ImapIntake.class);
    private static final int BATCH = 100;

    /** An open folder keeps a trace of every message that was in it; it is opened anew before they become many. */
    private static final int MOST_AT_ONCE = 10 * BATCH;

    /** More than any mail server of ours takes; what is larger than the bounds of reading is quarantined. */
    private static final int LARGEST = 64 * 1_024 * 1_024;

    /** Bytes that are held in memory at once, but for one larger message. */
    private static final int AT_ONCE = 8 * 1_024 * 1_024;

    private static final int TRIES = 3;
    private static final Duration REST = Duration.ofMinutes(10);

    private final String alliance;
    private final String domain;
    private final Imap mailbox;
    private final MailIntake intake;
    /** Stored but not yet moved; a mailbox that refuses to move must not be stored over and over. */
    private final Set<Long> stored = new HashSet<>();

    private final Map<Long, Failure> failures = new HashMap<>();
    /** Whether a batch failed, and no look has gone through since. */
    private boolean oneByOne;

    private long validity;

    ImapIntake(String alliance, String domain, Imap mailbox, MailIntake intake) {
        this.alliance = alliance;
        this.domain = domain;
        this.mailbox = mailbox;
        this.intake = intake;
    }

    /**
     * What came of a look into the inbox.
     *
     * @param taken how many messages were stored
     * @param left how many cannot be taken for now
     * @param complete whether every message was looked at
     */
    record Look(int taken, int left, boolean complete) {}

    /**
     * Takes what is there, or a good deal of it.
     *
     * @param mayGoOn asked before every batch
     * @throws MessagingException if the mail server fails, or a message that is worth another try
     */
    Look take(IMAPFolder inbox, BooleanSupplier mayGoOn) throws MessagingException, IOException {
        if (inbox.getUIDValidity() != validity) {
            validity = inbox.getUIDValidity();
            stored.clear();
            failures.clear();
        }
        int taken = 0;
        int left = 0;
        int all = inbox.getMessageCount();
        int most = Math.min(all, MOST_AT_ONCE + failures.size());
        int from = 1;
        for (; from <= most && mayGoOn.getAsBoolean(); from += BATCH) {
            Message[] batch = inbox.getMessages(from, Math.min(from + BATCH - 1, most));
            ImapFetch.uids(inbox, batch);
            Map<Long, IMAPMessage> due = new LinkedHashMap<>();
            for (Message message : batch) {
                if (!message.isExpunged()) {
                    due.put(inbox.getUID(message), (IMAPMessage) message);
                }
            }
            int there = due.size();
            due.keySet().removeIf(uid -> stored.contains(uid) || rests(uid));
            takeTogether(inbox, due);
            for (Map.Entry<Long, IMAPMessage> message : due.entrySet()) {
                if (!stored.contains(message.getKey())) {
                    takeAlone(inbox, message.getValue(), message.getKey());
                }
            }
            taken += stored.size();
            left += there - stored.size();
            move(inbox);
        }
        oneByOne = false;
        return new Look(taken, left, from > all);
    }

    private boolean rests(long uid) {
        Failure failure = failures.get(uid);
        return failure != null && failure.rests();
    }

    /** Fetches and stores by the hundred, but for large messages; what is not stored then is to be taken alone. */
    private void takeTogether(IMAPFolder inbox, Map<Long, IMAPMessage> due) throws MessagingException {
        if (due.size() < 2 || oneByOne || due.keySet().stream().anyMatch(failures::containsKey)) {
            return;
        }
        oneByOne = true;
        try {
            ImapFetch.envelopes(inbox, due.values().toArray(Message[]::new));
            Map<Long, IMAPMessage> part = new LinkedHashMap<>();
            int size = 0;
            for (Map.Entry<Long, IMAPMessage> message : due.entrySet()) {
                int own = message.getValue().getSize();
                if (own > AT_ONCE) {
                    continue;
                }
                if (size + own > AT_ONCE) {
                    store(inbox, part);
                    part.clear();
                    size = 0;
                }
                part.put(message.getKey(), message.getValue());
                size += own;
            }
            store(inbox, part);
            oneByOne = false;
        } catch (MessagingException | RuntimeException e) {
            // A server may hang up over one message; which one is found when they are taken one by one.
            if (!inbox.isOpen()) {
                throw e;
            }
            LOG.debug("messages of {} are taken one by one: {}", alliance, e.toString());
        }
    }

    private void store(IMAPFolder inbox, Map<Long, IMAPMessage> part) throws MessagingException {
        if (part.isEmpty()) {
            return;
        }
        Map<Long, byte[]> bytes = ImapFetch.bytes(inbox, part.keySet());
        bytes.keySet().retainAll(part.keySet());
        List<Arrival> arrivals = new ArrayList<>();
        for (Map.Entry<Long, IMAPMessage> message : part.entrySet()) {
            byte[] content = bytes.get(message.getKey());
            if (content != null) {
                arrivals.add(arrival(message.getValue(), message.getKey(), content));
            }
        }
        intake.take(arrivals);
        stored.addAll(bytes.keySet());
    }

    private void takeAlone(IMAPFolder inbox, IMAPMessage message, long uid) throws MessagingException, IOException {
        try {
            ImapFetch.envelopes(inbox, message);
            if (message.getSize() > LARGEST) {
                failures.put(uid, Failure.last());
                LOG.error("message {} of {} is left in its mailbox: it has {} bytes", uid, alliance, message.getSize());
                return;
            }
            message.setPeek(true);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(message.getSize(), 0));
            message.writeTo(bytes);
            intake.take(arrival(message, uid, bytes.toByteArray()));
            stored.add(uid);
            failures.remove(uid);
        } catch (MessagingException | IOException | RuntimeException e) {
            if (DatabaseAway.cause(e) != null) {
                // Not the message's fault: it is not put off, and the count of a ballot waits for it.
                throw e;
            }
            Failure failure = failures.merge(uid, Failure.first(), (before, first) -> before.again());
            if (failure.rests()) {
                LOG.error("message {} of {} is left in its mailbox: {}", uid, alliance, e.toString());
            }
            throw e;
        }
    }

    private Arrival arrival(IMAPMessage message, long uid, byte[] content) throws MessagingException {
        String recipient = EnvelopeRecipient.in(content, domain).orElseGet(this::ownAddress);
        Date internalDate = message.getReceivedDate();
        Place place = new Place(mailbox.name(), validity, uid, internalDate == null ? null : internalDate.toInstant());
        return new Arrival(alliance, recipient, content, place);
    }

    private void move(IMAPFolder inbox) throws MessagingException {
        if (!stored.isEmpty()) {
            ImapMove.move(inbox, stored, mailbox.archive());
            stored.clear();
        }
    }

    private String ownAddress() {
        String configured = mailbox.recipient();
        if (configured != null) {
            return configured;
        }
        return mailbox.user().contains("@") ? mailbox.user() : mailbox.user() + "@" + domain;
    }

    /** How often a message failed, and when it did last, in nanoseconds of this process. */
    private record Failure(int times, long at) {

        static Failure first() {
            return new Failure(1, System.nanoTime());
        }

        static Failure last() {
            return new Failure(TRIES, System.nanoTime());
        }

        Failure again() {
            return new Failure(times + 1, System.nanoTime());
        }

        boolean rests() {
            return times >= TRIES && System.nanoTime() - at < REST.toNanos();
        }
    }
}
