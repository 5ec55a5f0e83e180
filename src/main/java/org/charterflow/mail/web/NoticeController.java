package org.charterflow.mail.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Delivery;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.Means;
import org.charterflow.mail.NoticeReaders;
import org.charterflow.mail.NoticeSummaries;
import org.charterflow.mail.NoticeSummary;
import org.charterflow.mail.Settlements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What became of each notice, and what the secretariat does about those that mail did not bring. */
@Controller
@RequestMapping("/notices")
class NoticeController {

    private static final int NOTICES = 50;
    private static final int ADDRESSEES = 100;
    private static final String ADDRESSEE = "/{notice}/addressees/{delivery}";

    private final NoticeReaders readers;
    private final NoticeSummaries summaries;
    private final DeliveryLedger ledger;
    private final Settlements settlements;
    private final Documents documents;
    private final Alliances alliances;

    NoticeController(
            NoticeReaders readers,
            NoticeSummaries summaries,
            DeliveryLedger ledger,
            Settlements settlements,
            Documents documents,
            Alliances alliances) {
        this.readers = readers;
        this.summaries = summaries;
        this.ledger = ledger;
        this.settlements = settlements;
        this.documents = documents;
        this.alliances = alliances;
    }

    @GetMapping
    String all(
            @RequestParam(required = false) @Nullable String alliance,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "0") long after,
            Viewer viewer,
            Model page) {
        List<AllianceProfile> mine = alliances.all().stream()
                .filter(each -> readers.mayReadAll(viewer, each.id()))
                .toList();
        if (mine.isEmpty() && viewer.isAdministrator()) {
            return "redirect:/notices/texts";
        }
        AllianceProfile shown = mine.stream()
                .filter(each -> alliance == null || each.id().equals(alliance))
                .findFirst()
                .orElseThrow(() -> RuleViolation.notFound("alliance", Viewer.NOTHING_HERE));
        List<NoticeSummary> notices = summaries.ofAlliance(shown.id(), before, NOTICES);
        List<Delivery> undelivered = ledger.undelivered(shown.id(), after, ADDRESSEES);
        page.addAttribute("alliances", mine);
        page.addAttribute("alliance", shown);
        page.addAttribute("zone", shown.zone());
        page.addAttribute("undelivered", undelivered);
        page.addAttribute(
                "moreUndelivered",
                undelivered.size() < ADDRESSEES
                        ? null
                        : undelivered.get(ADDRESSEES - 1).id());
        page.addAttribute("notices", notices);
        page.addAttribute(
                "earlier",
                notices.size() < NOTICES ? null : notices.get(NOTICES - 1).noticeId());
        return "notices/all";
    }

    @GetMapping("/{notice}")
    String one(@PathVariable UUID notice, @RequestParam(defaultValue = "0") long after, Viewer viewer, Model page) {
        NoticeSummary sums = readers.sums(viewer, notice);
        boolean all = readers.mayReadAll(viewer, sums.alliance());
        List<Delivery> deliveries = all ? ledger.of(notice, after, ADDRESSEES) : List.of();
        show(sums, page);
        page.addAttribute("all", all);
        page.addAttribute("first", after == 0);
        page.addAttribute("deliveries", deliveries);
        page.addAttribute(
                "more",
                deliveries.size() < ADDRESSEES
                        ? null
                        : deliveries.get(ADDRESSEES - 1).id());
        return "notices/one";
    }

    @GetMapping(ADDRESSEE)
    String addressee(@PathVariable UUID notice, @PathVariable long delivery, Viewer viewer, Model page) {
        NoticeSummary sums = readers.all(viewer, notice);
        Delivery found = ledger.find(notice, delivery)
                .orElseThrow(() -> RuleViolation.notFound("delivery", Viewer.NOTHING_HERE));
        show(sums, page);
        page.addAttribute("delivery", found);
        page.addAttribute("evidence", ledger.evidence(notice, found.addresseeKey()));
        page.addAttribute("acts", viewer.isSecretariat(sums.alliance()));
        page.addAttribute("means", Means.values());
        return "notices/addressee";
    }

    @PostMapping(ADDRESSEE + "/reached")
    String reached(
            @PathVariable UUID notice,
            @PathVariable long delivery,
            @RequestParam String on,
            @RequestParam Means means,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Viewer viewer) {
        NoticeSummary sums = ofSecretariat(notice, viewer);
        @Nullable UUID document = file == null || file.isEmpty() ? null : store(sums, file);
        settlements.reachedOtherwise(
                notice, delivery, new Settlements.Reached(day(on), means, evidence, document), user(viewer));
        return "redirect:/notices" + ADDRESSEE;
    }

    @PostMapping(ADDRESSEE + "/again")
    String again(@PathVariable UUID notice, @PathVariable long delivery, @RequestParam String address, Viewer viewer) {
        ofSecretariat(notice, viewer);
        settlements.sendAgain(notice, delivery, address, user(viewer));
        return "redirect:/notices" + ADDRESSEE;
    }

    @PostMapping(ADDRESSEE + "/written-off")
    String writtenOff(
            @PathVariable UUID notice, @PathVariable long delivery, @RequestParam String reason, Viewer viewer) {
        ofSecretariat(notice, viewer);
        settlements.writeOff(notice, delivery, reason, user(viewer));
        return "redirect:/notices" + ADDRESSEE;
    }

    private void show(NoticeSummary sums, Model page) {
        page.addAttribute("notice", sums);
        page.addAttribute("zone", alliances.zone(sums.alliance()));
        page.addAttribute("words", sums.words(alliances.zone(sums.alliance())));
    }

    private UUID store(NoticeSummary sums, MultipartFile file) {
        try {
            return documents
                    .store(new NewDocument(
                            sums.alliance(),
                            sums.caseNumber(),
                            String.valueOf(file.getOriginalFilename()),
                            String.valueOf(file.getContentType()),
                            file.getBytes(),
                            Audience.SECRETARIAT))
                    .id();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private NoticeSummary ofSecretariat(UUID notice, Viewer viewer) {
        NoticeSummary sums = readers.all(viewer, notice);
        viewer.enterAsSecretariat(sums.alliance());
        return sums;
    }

    private static LocalDate day(String on) {
        try {
            return LocalDate.parse(on.strip());
        } catch (DateTimeParseException e) {
            throw RuleViolation.invalid(
                    "on", "date", Bilingual.of("请填写日期，例：2026-03-09", "please give the day, such as 2026-03-09"));
        }
    }

    private static String user(Viewer viewer) {
        return java.util.Objects.requireNonNull(viewer.userId(), "the secretariat is logged in");
    }
}
