package org.charterflow.amendment.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.amendment.Amendment;
import org.charterflow.amendment.AmendmentReaders;
import org.charterflow.amendment.AmendmentState;
import org.charterflow.amendment.Amendments;
import org.charterflow.amendment.Drafting;
import org.charterflow.amendment.NoticePeriod;
import org.charterflow.amendment.process.AmendmentProcess;
import org.charterflow.charter.CharterFiles;
import org.charterflow.charter.CharterOnDay;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.NoticeReaders;
import org.charterflow.mail.NoticeSummaries;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Amendments in the register: what is on its way, from when it is in force, whom it has reached; and the drafts. */
@Controller
@RequestMapping("/register/{alliance}/amendments")
class AmendmentController {

    private final Alliances alliances;
    private final AmendmentReaders readers;
    private final Amendments amendments;
    private final Drafting drafting;
    private final NoticePeriod noticePeriod;
    private final GoverningDocuments documents;
    private final CharterOnDay charter;
    private final NoticeSummaries summaries;
    private final NoticeReaders noticeReaders;
    private final MemberWithdrawals withdrawals;
    private final AmendmentProcess process;

    AmendmentController(
            Alliances alliances,
            AmendmentReaders readers,
            Amendments amendments,
            Drafting drafting,
            NoticePeriod noticePeriod,
            GoverningDocuments documents,
            CharterOnDay charter,
            NoticeSummaries summaries,
            NoticeReaders noticeReaders,
            MemberWithdrawals withdrawals,
            AmendmentProcess process) {
        this.alliances = alliances;
        this.readers = readers;
        this.amendments = amendments;
        this.drafting = drafting;
        this.noticePeriod = noticePeriod;
        this.documents = documents;
        this.charter = charter;
        this.summaries = summaries;
        this.noticeReaders = noticeReaders;
        this.withdrawals = withdrawals;
        this.process = process;
    }

    @GetMapping
    String all(@PathVariable String alliance, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, page);
        page.addAttribute("amendments", readers.of(viewer, profile.id()));
        page.addAttribute("mayBegin", !viewer.isAnonymous() && drafting.mayBegin(viewer, profile.id()));
        return "amendment/all";
    }

    @PostMapping
    String begin(
            @PathVariable String alliance,
            Viewer viewer,
            @RequestParam(defaultValue = "") String titleZh,
            @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate askedFor) {
        viewer.enter(alliances.get(alliance).id());
        return back(alliance, process.begin(viewer, alliance, Bilingual.of(titleZh, titleEn), reason, askedFor));
    }

    @GetMapping("/{caseNumber}")
    String one(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, page);
        Amendment amendment = readers.get(viewer, profile.id(), caseNumber);
        boolean drafts = amendment.state() == AmendmentState.DRAFT && drafting.mayDraft(viewer, amendment);
        page.addAttribute("amendment", amendment);
        page.addAttribute("difference", amendments.difference(caseNumber));
        page.addAttribute("titles", charter.titles(profile.id()));
        page.addAttribute("announced", amendments.announced(caseNumber));
        page.addAttribute("unreached", amendments.unreached(caseNumber));
        page.addAttribute(
                "leaving", viewer.belongsTo(profile.id()) ? withdrawals.causedBy(profile.id(), caseNumber) : List.of());
        page.addAttribute("counting", noticePeriod.counting(amendment).orElse(null));
        page.addAttribute("drafts", drafts);
        page.addAttribute(
                "mayWithdraw",
                amendment.state() == AmendmentState.ADOPTED
                        && !viewer.isAnonymous()
                        && drafting.mayBegin(viewer, profile.id()));
        page.addAttribute(
                "reached",
                Optional.ofNullable(amendment.notice())
                        .filter(notice -> noticeReaders.mayReadSums(viewer, profile.id()))
                        .flatMap(summaries::of)
                        .map(summary -> summary.words(profile.zone()))
                        .orElse(null));
        if (drafts) {
            page.addAttribute("check", drafting.check(caseNumber));
            page.addAttribute(
                    "names",
                    documents.versions(profile.id()).stream()
                            .map(GoverningDocument::name)
                            .distinct()
                            .toList());
            page.addAttribute("decisions", CharterFiles.DECISIONS);
        }
        return "amendment/one";
    }

    @GetMapping("/{caseNumber}/documents/{name}")
    String text(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            @PathVariable String name,
            Viewer viewer,
            Model page) {
        enter(alliance, page);
        page.addAttribute("amendment", drafting.draft(viewer, alliance, caseNumber));
        page.addAttribute("name", name);
        page.addAttribute("documentTitle", charter.titles(alliance).getOrDefault(name, Bilingual.same(name)));
        page.addAttribute("text", drafting.text(caseNumber, name));
        return "amendment/text";
    }

    @PostMapping("/{caseNumber}/documents/{name}")
    String writeText(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            @PathVariable String name,
            Viewer viewer,
            @RequestParam(defaultValue = "") String text) {
        drafting.putDocument(viewer, alliance, caseNumber, name, text);
        return back(alliance, caseNumber);
    }

    @GetMapping("/{caseNumber}/tables/{decision}")
    String table(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            @PathVariable String decision,
            Viewer viewer,
            Model page) {
        enter(alliance, page);
        page.addAttribute("amendment", drafting.draft(viewer, alliance, caseNumber));
        page.addAttribute("table", drafting.table(caseNumber, decision));
        page.addAttribute(
                "gaps",
                amendments.tables(caseNumber).stream()
                        .filter(table -> table.decisionId().equals(decision))
                        .map(table -> Objects.toString(table.gaps(), ""))
                        .findFirst()
                        .orElse(""));
        return "amendment/table";
    }

    @PostMapping("/{caseNumber}/tables/{decision}")
    String writeTable(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            @PathVariable String decision,
            Viewer viewer,
            @RequestParam Map<String, String> cells) {
        drafting.draft(viewer, alliance, caseNumber);
        drafting.putRows(
                viewer,
                alliance,
                caseNumber,
                decision,
                EditedRows.of(drafting.table(caseNumber, decision), cells),
                cells.get("gaps"));
        return back(alliance, caseNumber);
    }

    @PostMapping("/{caseNumber}/tables/{decision}/file")
    String uploadTable(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            @PathVariable String decision,
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String gaps)
            throws IOException {
        drafting.putTable(viewer, alliance, caseNumber, decision, file.getBytes(), gaps);
        return back(alliance, caseNumber);
    }

    @PostMapping("/{caseNumber}/removal")
    String remove(
            @PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer, @RequestParam String what) {
        drafting.remove(viewer, alliance, caseNumber, what);
        return back(alliance, caseNumber);
    }

    @PostMapping("/{caseNumber}/day")
    String ask(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            Viewer viewer,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate askedFor) {
        drafting.ask(viewer, alliance, caseNumber, askedFor);
        return back(alliance, caseNumber);
    }

    @PostMapping("/{caseNumber}/submission")
    String submit(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        process.submit(viewer, alliance, caseNumber);
        return back(alliance, caseNumber);
    }

    @PostMapping("/{caseNumber}/drop")
    String drop(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        process.drop(viewer, alliance, caseNumber);
        return "redirect:/register/" + alliance + "/amendments";
    }

    @PostMapping("/{caseNumber}/withdrawal")
    String withdraw(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        process.moveWithdrawal(viewer, alliance, caseNumber);
        return back(alliance, caseNumber);
    }

    private AllianceProfile enter(String alliance, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        page.addAttribute("alliance", profile);
        page.addAttribute("part", "amendments");
        return profile;
    }

    private static String back(String alliance, String caseNumber) {
        return "redirect:/register/" + alliance + "/amendments/" + caseNumber;
    }
}
