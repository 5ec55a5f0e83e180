package org.charterflow.personaldata;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.casefile.PersonalRecord;
import org.charterflow.casefile.PersonalRecords;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what an alliance keeps of a person, and erases what has served its purpose (PIPL art. 19 and 47): one account
 * asks, another confirms, and the journal says how much went and how much stayed, without naming the address.
 */
@Service
public class PersonalData {

    private static final String RETENTION = "personal-data";
    private static final String CHANNEL = "form";

    private final List<PersonalRecords> features;
    private final ErasureRequests requests;
    private final Periods periods;
    private final Journal journal;
    private final Clock clock;

    PersonalData(
            List<PersonalRecords> features, ErasureRequests requests, Periods periods, Journal journal, Clock clock) {
        this.features = features;
        this.requests = requests;
        this.periods = periods;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What an alliance keeps of whoever uses a mail address, what may go first.
     *
     * @throws RuleViolation invalid, if it is no mail address
     */
    public List<Holding> find(String alliance, String address) {
        String known = checked(address);
        return features.stream()
                .flatMap(feature -> feature.of(alliance, known).stream())
                .map(record -> holding(alliance, record))
                .sorted(Comparator.comparing(Holding::erasable).reversed())
                .toList();
    }

    /** The erasures that wait for a second person, the earliest first. */
    public List<ErasureRequest> open(String alliance) {
        return requests.open(alliance);
    }

    /**
     * Asks for the erasure of what may go.
     *
     * @throws RuleViolation if there is nothing to erase, or the same was asked already
     */
    @Transactional
    public void request(String alliance, String address, String user) {
        String known = checked(address);
        if (find(alliance, known).stream().noneMatch(Holding::erasable)) {
            throw new RuleViolation(
                    "address",
                    "nothing-to-erase",
                    null,
                    Bilingual.of("没有可以删除的数据。", "There is nothing that may be erased."),
                    RuleViolation.Kind.CONFLICT);
        }
        String hash = requests.add(alliance, known, user, clock.instant());
        record(alliance, null, user, "erasure-requested", Map.of("address", hash));
    }

    /**
     * Erases, as a second person, what may go by now.
     *
     * @return how many records were erased
     * @throws RuleViolation if there is no such request, or the same account asked for it
     */
    @Transactional
    public int confirm(String alliance, UUID id, String user) {
        ErasureRequest request = undecided(alliance, id, user);
        List<Holding> all = find(alliance, request.address());
        List<PersonalRecord> erasable =
                all.stream().filter(Holding::erasable).map(Holding::record).toList();
        for (PersonalRecord record : erasable) {
            feature(record).erase(record);
            if (record.caseNumber() != null) {
                record(alliance, record.caseNumber(), user, "personal-data-erased", Map.of("what", words(record)));
            }
        }
        int kept = all.size() - erasable.size();
        String hash = requests.decide(request, user, clock.instant(), erasable.size(), kept);
        record(
                alliance,
                null,
                user,
                "erasure-confirmed",
                Map.of("address", hash, "erased", erasable.size(), "kept", kept, "requestedBy", request.requestedBy()));
        return erasable.size();
    }

    /** Turns a request down; nothing is erased. As for {@link #confirm}, by a second person. */
    @Transactional
    public void refuse(String alliance, UUID id, String user) {
        ErasureRequest request = undecided(alliance, id, user);
        int kept = find(alliance, request.address()).size();
        String hash = requests.decide(request, user, clock.instant(), 0, kept);
        record(alliance, null, user, "erasure-refused", Map.of("address", hash));
    }

    private ErasureRequest undecided(String alliance, UUID id, String user) {
        ErasureRequest request = requests.forChange(alliance, id)
                .orElseThrow(() ->
                        RuleViolation.notFound("request", Bilingual.of("没有待确认的删除请求", "there is no such open request")));
        if (request.requestedBy().equals(user)) {
            throw new RuleViolation(
                    "request",
                    "two-persons",
                    null,
                    Bilingual.of("须由另一人确认。", "Another person has to confirm."),
                    RuleViolation.Kind.FORBIDDEN);
        }
        return request;
    }

    private Holding holding(String alliance, PersonalRecord record) {
        if (record.stays() != null) {
            return new Holding(record, null, false, record.stays());
        }
        if (record.over() == null) {
            return new Holding(record, null, false, Bilingual.of("仍在使用", "its purpose goes on"));
        }
        Deadline kept = periods.forward(alliance, RETENTION, record.over());
        return new Holding(record, kept.at(), !clock.instant().isBefore(kept.at()), kept.explanation());
    }

    private PersonalRecords feature(PersonalRecord record) {
        return features.stream()
                .filter(feature -> feature.kinds().contains(record.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody keeps records of the kind " + record.kind()));
    }

    private void record(
            String alliance, @Nullable String caseNumber, String user, String action, Map<String, Object> data) {
        journal.record(new JournalEntry(alliance, caseNumber, user, CHANNEL, action, "MODEL-15", data));
    }

    private static Map<String, String> words(PersonalRecord record) {
        return Map.of("zh", record.what().zh(), "en", record.what().en());
    }

    private static String checked(String address) {
        String known = address.strip().toLowerCase(Locale.ROOT);
        if (!known.matches("[^@\\s]+@[^@\\s]+")) {
            throw RuleViolation.invalid("address", "mail-address", Bilingual.of("请填写邮箱地址", "expected a mail address"));
        }
        return known;
    }
}
