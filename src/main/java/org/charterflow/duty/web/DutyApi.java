package org.charterflow.duty.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.duty.Duty;
import org.charterflow.duty.DutyCalendar;
import org.charterflow.duty.Event;
import org.charterflow.duty.Events;
import org.charterflow.duty.Every;
import org.charterflow.duty.NewEvent;
import org.charterflow.duty.Obligation;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/alliances/{alliance}")
@Tag(name = "calendar", description = "日历 Calendar: what the charter demands to be held, and events")
class DutyApi {

    private final Alliances alliances;
    private final DutyCalendar calendar;
    private final Events events;

    DutyApi(Alliances alliances, DutyCalendar calendar, Events events) {
        this.alliances = alliances;
        this.calendar = calendar;
        this.events = events;
    }

    /**
     * @param organ null for a plenary meeting
     * @param nextWarning when somebody is warned as things stand; null while nothing is missing
     */
    record ObligationView(
            String duty,
            Bilingual title,
            @Nullable String organ,
            LocalDate firstDay,
            LocalDate lastDay,
            int times,
            Every every,
            int held,
            int called,
            int missing,
            Obligation.State state,
            @Nullable Instant nextWarning,
            String article) {

        static ObligationView of(Obligation obligation) {
            Duty duty = obligation.duty();
            return new ObligationView(
                    duty.id(),
                    duty.title(),
                    obligation.organ() == null ? null : obligation.organ().id(),
                    obligation.firstDay(),
                    obligation.lastDay(),
                    duty.times(),
                    duty.every(),
                    obligation.held().size(),
                    obligation.called().size(),
                    obligation.missing(),
                    obligation.state(),
                    obligation.nextWarning(),
                    duty.citation().toString());
        }
    }

    @GetMapping("/duties")
    @Operation(summary = "章程要求举行的会议和活动 What the charter demands to be held, and how far it is fulfilled")
    List<ObligationView> duties(@PathVariable String alliance, Viewer viewer) {
        viewer.enter(alliances.get(alliance).id());
        return calendar.obligations(alliance).stream().map(ObligationView::of).toList();
    }

    @GetMapping("/events")
    @Operation(summary = "活动 Events, those called off among them")
    List<Event> events(@PathVariable String alliance, Viewer viewer) {
        viewer.enter(alliances.get(alliance).id());
        return events.of(alliance);
    }

    @PostMapping("/events")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "登记活动 Put in an event",
            description =
                    "Secretariat only. A meeting to come is called by its notice; one that was held without a notice"
                            + " of this system may be put on record.")
    @ApiResponse(responseCode = "400", description = "The field at fault is named")
    Event add(@PathVariable String alliance, @RequestBody NewEvent event, Viewer viewer) {
        viewer.enterAsSecretariat(alliances.get(alliance).id());
        return events.add(alliance, event, viewer.loggedIn(), "api");
    }

    @PutMapping("/events/{id}")
    @Operation(summary = "更改活动 Change an event; calendars take the change up")
    Event change(@PathVariable String alliance, @PathVariable UUID id, @RequestBody NewEvent event, Viewer viewer) {
        viewer.enterAsSecretariat(alliances.get(alliance).id());
        return events.change(alliance, id, event, viewer.loggedIn(), "api");
    }

    @PostMapping("/events/{id}/call-off")
    @Operation(summary = "取消活动 Call an event off")
    Event callOff(@PathVariable String alliance, @PathVariable UUID id, Viewer viewer) {
        viewer.enterAsSecretariat(alliances.get(alliance).id());
        return events.callOff(alliance, id, viewer.loggedIn(), "api");
    }
}
