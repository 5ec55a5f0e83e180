package org.charterflow.mail.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.mail.inbound.MailDesk;
import org.charterflow.mail.inbound.MailIntake;
import org.charterflow.mail.inbound.MailSearch;
import org.charterflow.mail.inbound.MailSearch.Query;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.MailStore;
import org.charterflow.mail.inbound.MailTraces;
import org.charterflow.mail.inbound.StoredMail;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on mail that came in: what waits for a person, the search, why a mail was decided so, the decisions. */
@Controller
@RequestMapping("/mail")
class MailController {

    private static final String CHANNEL = "form";
    private static final int PAGE = 50;

    private final MailAccess access;
    private final MailSearch search;
    private final MailStore store;
    private final MailTraces traces;
    private final MailDesk desk;
    private final MailIntake intake;
    private final Alliances alliances;

    MailController(
            MailAccess access,
            MailSearch search,
            MailStore store,
            MailTraces traces,
            MailDesk desk,
            MailIntake intake,
            Alliances alliances) {
        this.access = access;
        this.search = search;
        this.store = store;
        this.traces = traces;
        this.desk = desk;
        this.intake = intake;
        this.alliances = alliances;
    }

    /**
     * What the search form asks for.
     *
     * @param from the first day, in the alliance's zone
     * @param to the last day
     */
    record Filter(
            @Nullable String alliance,
            @Nullable String status,
            @Nullable String mailClass,
            @Nullable String sender,
            @Nullable String caseNumber,
            @Nullable String recipient,
            @Nullable String text,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        public boolean isEmpty() {
            return java.util.stream.Stream.of(alliance, status, mailClass, sender, caseNumber, recipient, text)
                            .allMatch(each -> each == null || each.isBlank())
                    && from == null
                    && to == null;
        }
    }

    @GetMapping
    String all(
            @ModelAttribute("filter") Filter filter,
            @RequestParam(required = false) @Nullable String after,
            Viewer viewer,
            Model page) {
        Set<String> readable = access.readable(viewer);
        Set<String> asked = access.readable(viewer, filter.alliance());
        MailSearch.Page found = search.find(query(asked, filter), after, PAGE);
        if (filter.isEmpty() && after == null) {
            page.addAttribute("quarantined", first(readable, MailStatus.QUARANTINED.word()));
            page.addAttribute("waiting", first(readable, "waiting"));
            page.addAttribute("open", first(readable, "desk"));
        }
        Map<MailStatus, Long> figures = store.figures(asked);
        page.addAttribute("figures", figures);
        page.addAttribute(
                "received", figures.values().stream().mapToLong(Long::longValue).sum());
        page.addAttribute("found", found);
        page.addAttribute("alliances", readable);
        page.addAttribute("statuses", MailSearch.statuses());
        page.addAttribute("classes", MailSearch.classes());
        page.addAttribute("zone", zone(asked));
        return "mail/all";
    }

    /** Mail that answers nothing known, for the people of the secretariat to read and settle. */
    @GetMapping("/secretariat")
    String secretariat(@RequestParam(required = false) @Nullable String after, Viewer viewer, Model page) {
        Set<String> readable = access.readable(viewer);
        page.addAttribute("found", search.find(Query.of(readable, "desk"), after, PAGE));
        page.addAttribute(
                "settles", readable.stream().filter(viewer::isSecretariat).toList());
        page.addAttribute("zone", zone(readable));
        return "mail/secretariat";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Viewer viewer, Model page) {
        StoredMail mail = access.read(viewer, id);
        page.addAttribute("mail", mail);
        page.addAttribute("trace", traces.of(id));
        page.addAttribute("zone", alliances.zone(mail.alliance()));
        page.addAttribute("decides", access.decides(viewer, mail.alliance()));
        page.addAttribute("settles", viewer.isSecretariat(mail.alliance()));
        return "mail/one";
    }

    @GetMapping("/{id}/raw")
    ResponseEntity<byte[]> raw(@PathVariable UUID id, Viewer viewer) {
        return access.raw(viewer, id, CHANNEL);
    }

    @PostMapping("/{id}/replay")
    String replay(@PathVariable UUID id, Viewer viewer) {
        access.decide(viewer, id);
        desk.replay(id, MailAccess.person(viewer, CHANNEL));
        intake.wake();
        return "redirect:/mail/" + id;
    }

    @PostMapping("/{id}/release")
    String release(@PathVariable UUID id, Viewer viewer) {
        access.decide(viewer, id);
        desk.release(id, MailAccess.person(viewer, CHANNEL));
        intake.wake();
        return "redirect:/mail/" + id;
    }

    @PostMapping("/{id}/reject")
    String reject(@PathVariable UUID id, Viewer viewer) {
        access.decide(viewer, id);
        desk.reject(id, MailAccess.person(viewer, CHANNEL));
        return "redirect:/mail/" + id;
    }

    @PostMapping("/{id}/settle")
    String settle(@PathVariable UUID id, @RequestParam(required = false) @Nullable String note, Viewer viewer) {
        viewer.enterAsSecretariat(access.read(viewer, id).alliance());
        desk.settle(id, note, MailAccess.person(viewer, CHANNEL));
        return "redirect:/mail/secretariat";
    }

    private MailSearch.Page first(Set<String> readable, String status) {
        return search.find(Query.of(readable, status), null, PAGE);
    }

    private Query query(Set<String> asked, Filter filter) {
        ZoneId zone = zone(asked);
        LocalDate to = filter.to();
        return new Query(
                asked,
                filter.status(),
                filter.mailClass(),
                filter.sender(),
                filter.caseNumber(),
                filter.recipient(),
                filter.text(),
                startOf(filter.from(), zone),
                startOf(to == null ? null : to.plusDays(1), zone));
    }

    private ZoneId zone(Set<String> asked) {
        return alliances.zone(asked.iterator().next());
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
