package org.charterflow.withdrawal;

import java.time.Clock;
import java.time.Instant;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Declarations that came on paper: read by the secretariat, with the scan as evidence (OSCAR-40). */
@Service
public class PaperWithdrawals {

    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final CaseFiles cases;
    private final Documents documents;
    private final Clock clock;

    PaperWithdrawals(
            Alliances alliances,
            Members members,
            Representatives representatives,
            CaseFiles cases,
            Documents documents,
            Clock clock) {
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.cases = cases;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * What a paper declares, for {@link MemberWithdrawals#receive}.
     *
     * @param secretary the account that enters it
     * @throws RuleViolation invalid, naming the field, if no member of that number has a representative, it arrived in
     *     the future, or the case it answers is none of the alliance's
     */
    public NewWithdrawal read(String alliance, PaperWithdrawal paper, String secretary) {
        Representative by = members.findByNumber(alliance, paper.number().strip())
                .filter(Member::isMember)
                .flatMap(unit -> representatives.ofMember(unit.id()))
                .orElseThrow(() -> RuleViolation.invalid(
                        "number",
                        "members-leave",
                        Bilingual.of(
                                "没有会员号为“" + paper.number() + "”且有代表的会员",
                                "there is no member " + paper.number() + " that has a representative")));
        Instant arrived = paper.arrived().atZone(alliances.zone(alliance)).toInstant();
        if (arrived.isAfter(clock.instant())) {
            throw RuleViolation.invalid(
                    "arrived",
                    "not-in-the-future",
                    Bilingual.of("到达时间不能晚于现在", "it cannot have arrived later than now"));
        }
        String cause = paper.cause();
        if (cause != null && cases.find(alliance, cause).isEmpty()) {
            throw RuleViolation.invalid(
                    "cause", "known-case", Bilingual.of("联盟没有案件 " + cause, "the alliance has no case " + cause));
        }
        return new NewWithdrawal(by, secretary, "paper", paper.declaration(), arrived, cause);
    }

    /**
     * Keeps the scan with the case; the board gets it with the declaration.
     *
     * @throws RuleViolation as {@link Documents#store}
     */
    @Transactional
    public void keepScan(String alliance, String caseNumber, PaperWithdrawal paper) {
        documents.store(new NewDocument(
                alliance, caseNumber, paper.fileName(), paper.mediaType(), paper.scan(), Audience.ORGAN));
    }
}
