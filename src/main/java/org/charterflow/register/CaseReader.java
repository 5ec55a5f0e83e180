package org.charterflow.register;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotReader;
import org.charterflow.ballot.BallotReaders;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.casefile.JournalRecord;
import org.charterflow.casefile.Needs;
import org.charterflow.document.Documents;
import org.charterflow.document.Entitlement;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.NoticeReaders;
import org.charterflow.mail.NoticeSummaries;
import org.charterflow.register.CaseView.Happening;
import org.springframework.stereotype.Service;

/**
 * Shows cases to those who take part in the alliance. Addresses of persons, reasons and other details are for the
 * secretariat and the auditor; a case of another alliance is told like one that does not exist.
 */
@Service
public class CaseReader {

    private static final int MOST_CASES = 200;
    private static final Set<String> REFUSALS = Set.of("application-refused", "application-rejected");

    private final Alliances alliances;
    private final CaseFiles cases;
    private final Needs needs;
    private final Journal journal;
    private final Ballots ballots;
    private final BallotReaders readers;
    private final RoomBallots room;
    private final Documents documents;
    private final Entitlement entitlement;
    private final JournalWords words;
    private final NoticeReaders noticeReaders;
    private final NoticeSummaries notices;

    CaseReader(
            Alliances alliances,
            CaseFiles cases,
            Needs needs,
            Journal journal,
            Ballots ballots,
            BallotReaders readers,
            RoomBallots room,
            Documents documents,
            Entitlement entitlement,
            JournalWords words,
            NoticeReaders noticeReaders,
            NoticeSummaries notices) {
        this.alliances = alliances;
        this.cases = cases;
        this.needs = needs;
        this.journal = journal;
        this.ballots = ballots;
        this.readers = readers;
        this.room = room;
        this.documents = documents;
        this.entitlement = entitlement;
        this.words = words;
        this.noticeReaders = noticeReaders;
        this.notices = notices;
    }

    /**
     * The case of whatever alliance, if the viewer takes part in it.
     *
     * @throws RuleViolation not found, for everybody else
     */
    public CaseView read(Viewer viewer, String caseNumber) {
        return cases.find(caseNumber)
                .filter(found -> mayEnter(viewer, found.alliance()))
                .map(found -> view(viewer, found))
                .orElseThrow(CaseReader::nothing);
    }

    /**
     * The case if it is one of this alliance and the viewer takes part in it.
     *
     * @throws RuleViolation not found, otherwise
     */
    public CaseView read(Viewer viewer, String alliance, String caseNumber) {
        return cases.find(alliance, caseNumber)
                .filter(found -> mayEnter(viewer, alliance))
                .map(found -> view(viewer, found))
                .orElseThrow(CaseReader::nothing);
    }

    /** The latest cases of the alliances the viewer takes part in. */
    public List<CaseFile> ofViewer(Viewer viewer) {
        return alliances.all().stream()
                .filter(alliance -> mayEnter(viewer, alliance.id()))
                .flatMap(alliance -> cases.ofAlliance(alliance.id(), MOST_CASES).stream())
                .toList();
    }

    private CaseView view(Viewer viewer, CaseFile found) {
        String alliance = found.alliance();
        boolean confidential = viewer.seesConfidential(alliance);
        List<StoredDocument> papers = entitlement.readable(viewer, documents.ofCase(found.number()));
        BallotReader reader = readers.reader(viewer, alliance);
        List<Ballot> held = ballots.ofCase(found.number());
        List<BallotView> ofCase = held.stream()
                .filter(ballot -> reader.mayReadAll(ballot) || ballot.outcome() == Outcome.ADOPTED)
                .map(ballot -> BallotView.of(
                        ballot, ballots, room.isOrganiser(viewer, ballot), viewer.isSecretariat(alliance)))
                .toList();
        List<Happening> history = journal.of(found.number()).stream()
                .filter(happened -> reader.mayRead(held, happened.entry()))
                .map(happened -> happening(happened, confidential))
                .toList();
        return new CaseView(
                found,
                alliances.get(alliance).zone(),
                needs.forViewer(viewer, found),
                ofCase,
                papers,
                noticeReaders.mayReadSums(viewer, alliance) ? notices.ofCase(found.number()) : List.of(),
                history,
                confidential);
    }

    private Happening happening(JournalRecord happened, boolean confidential) {
        JournalEntry entry = happened.entry();
        boolean address = entry.actor().contains("@");
        return new Happening(
                happened.at(),
                entry.action(),
                words.of(entry),
                address && !confidential ? null : entry.actor(),
                entry.channel(),
                words.door(entry.channel()),
                confidential || !tellsWhyRefused(entry) ? entry.article() : null,
                confidential ? entry.data() : Map.of());
    }

    /** The article of a refusal is its reason. */
    private static boolean tellsWhyRefused(JournalEntry entry) {
        return REFUSALS.contains(entry.action())
                || Boolean.FALSE.equals(entry.data().get("eligible"));
    }

    private static boolean mayEnter(Viewer viewer, String alliance) {
        return viewer.belongsTo(alliance) || viewer.isAdministrator();
    }

    private static RuleViolation nothing() {
        return RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE);
    }
}
