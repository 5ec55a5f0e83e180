package org.charterflow.ballot;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signed paper votes on their way into a ballot: one person of the secretariat enters the vote with its scan, another
 * compares the two. Only then it is a vote. That caller and confirmer belong to the secretariat is checked by the door.
 */
@Service
public class Transcriptions {

    private final JdbcClient jdbc;
    private final BallotStore ballots;
    private final VoteRecorder recorder;
    private final Documents documents;
    private final Journal journal;
    private final Clock clock;

    Transcriptions(
            JdbcClient jdbc,
            BallotStore ballots,
            VoteRecorder recorder,
            Documents documents,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.ballots = ballots;
        this.recorder = recorder;
        this.documents = documents;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Enters a paper vote.
     *
     * @param fileName name of the scan's file
     * @param mediaType its type as declared
     * @param scan its bytes
     * @throws RuleViolation if the ballot is not open, the seat is not of its electorate, or the scan is not accepted
     */
    @Transactional
    public Transcription enter(
            UUID ballot,
            UUID seat,
            Choice choice,
            boolean interest,
            String fileName,
            String mediaType,
            byte[] scan,
            String enteredBy) {
        Ballot open = ballots.findForVote(ballot).orElseThrow(Refusals::noSuchBallot);
        if (open.state() != BallotState.OPEN) {
            throw Refusals.notOpen(open);
        }
        Doors.check(open, CastVote.Channel.TRANSCRIPTION);
        if (ballots.seat(ballot, seat).isEmpty()) {
            throw Refusals.noSeat(open);
        }
        StoredDocument stored = documents.store(
                new NewDocument(open.alliance(), open.caseNumber(), fileName, mediaType, scan, Audience.SECRETARIAT));
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into transcription (id, ballot, seat, choice, interest, scan, entered_by, entered_at)
                        values (:id, :ballot, :seat, :choice, :interest, :scan, :by, :now)
                        """)
                .param("id", id)
                .param("ballot", ballot)
                .param("seat", seat)
                .param("choice", choice.code())
                .param("interest", interest)
                .param("scan", stored.id())
                .param("by", enteredBy)
                .param("now", utc(clock.instant()))
                .update();
        record(open, enteredBy, "transcription-entered", id);
        return find(id).orElseThrow();
    }

    /**
     * A second person has compared the entry with the scan and found it right: it becomes the seat's vote, as of now.
     *
     * @throws RuleViolation if it is the same person, somebody decided before, or the ballot takes no votes any more
     */
    @Transactional
    public VoteReceipt confirm(UUID transcription, String confirmedBy) {
        Transcription entered = decide(transcription, confirmedBy, true);
        return recorder.transcribe(
                new CastVote(
                        entered.ballot(),
                        entered.seat(),
                        entered.choice(),
                        entered.interest(),
                        null,
                        CastVote.Channel.TRANSCRIPTION,
                        confirmedBy,
                        "transcription " + transcription,
                        clock.instant()),
                entered.enteredBy(),
                entered.scan());
    }

    /**
     * A second person has found that entry and scan differ: it never becomes a vote.
     *
     * @throws RuleViolation as above
     */
    @Transactional
    public void refuse(UUID transcription, String refusedBy) {
        decide(transcription, refusedBy, false);
    }

    public Optional<Transcription> find(UUID transcription) {
        return jdbc.sql("select * from transcription where id = :id")
                .param("id", transcription)
                .query(Transcriptions::map)
                .optional();
    }

    /** The entries of a ballot, the earliest first. */
    public List<Transcription> ofBallot(UUID ballot) {
        return jdbc.sql("select * from transcription where ballot = :ballot order by entered_at, id")
                .param("ballot", ballot)
                .query(Transcriptions::map)
                .list();
    }

    private Transcription decide(UUID id, String by, boolean confirmed) {
        Transcription entered = find(id).orElseThrow(() ->
                RuleViolation.notFound("transcription", Bilingual.of("没有这份誊录", "there is no such transcription")));
        if (entered.enteredBy().equals(by)) {
            throw Refusals.samePerson();
        }
        int changed = jdbc.sql("""
                        update transcription set decided_by = :by, decided_at = :now, confirmed = :confirmed
                         where id = :id and decided_by is null
                        """)
                .param("by", by)
                .param("now", utc(clock.instant()))
                .param("confirmed", confirmed)
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new RuleViolation(
                    "transcription",
                    "transcription-decided",
                    null,
                    Bilingual.of("这份誊录已有人核对", "this transcription was decided before"),
                    RuleViolation.Kind.CONFLICT);
        }
        Ballot ballot = ballots.find(entered.ballot()).orElseThrow(Refusals::noSuchBallot);
        record(ballot, by, confirmed ? "transcription-confirmed" : "transcription-refused", id);
        return entered;
    }

    private void record(Ballot ballot, String actor, String action, UUID transcription) {
        journal.record(new JournalEntry(
                ballot.alliance(),
                ballot.caseNumber(),
                actor,
                "transcription",
                action,
                null,
                Map.of("ballot", ballot.id(), "transcription", transcription)));
    }

    private static Transcription map(ResultSet row, int index) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new Transcription(
                row.getObject("id", UUID.class),
                row.getObject("ballot", UUID.class),
                row.getObject("seat", UUID.class),
                Coded.of(Choice.class, row.getString("choice")),
                row.getBoolean("interest"),
                row.getObject("scan", UUID.class),
                row.getString("entered_by"),
                instant(row, "entered_at"),
                decidedBy,
                decidedBy == null ? null : row.getBoolean("confirmed"));
    }
}
