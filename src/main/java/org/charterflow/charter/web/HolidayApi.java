package org.charterflow.charter.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.Holidays;
import org.charterflow.charter.PublishedYear;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/alliances/{alliance}/holidays")
@Tag(name = "holidays", description = "节假日 Holiday calendars")
class HolidayApi {

    private final Alliances alliances;
    private final Holidays holidays;

    HolidayApi(Alliances alliances, Holidays holidays) {
        this.alliances = alliances;
        this.holidays = holidays;
    }

    @GetMapping
    @Operation(summary = "各年节假日 The holiday calendar of each year, as deadlines are counted by it")
    List<PublishedYear> years(@PathVariable String alliance, Viewer viewer) {
        viewer.enter(alliances.get(alliance).id());
        return holidays.years(alliance);
    }

    @PutMapping(path = "/{year}", consumes = "text/calendar")
    @Operation(
            summary = "更换一年的节假日 Put in the holiday calendar of a year",
            description = "Secretariat only. All-day events of the category REST-DAY or WORKED-DAY (RFC 5545, UTF-8,"
                    + " at most 256 KB). Deadlines that were provisional for the lack of it are counted anew.")
    @ApiResponse(responseCode = "200", description = "The year as it counts now")
    @ApiResponse(responseCode = "400", description = "The file is not as expected; the line is named")
    PublishedYear replace(
            @PathVariable String alliance,
            @PathVariable @Parameter(example = "2027") int year,
            @RequestBody byte[] file,
            Viewer viewer) {
        String id = alliances.get(alliance).id();
        viewer.enterAsSecretariat(id);
        return holidays.replace(id, year, file, String.valueOf(viewer.userId()), "api");
    }
}
