package org.charterflow.duty;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.mail.InboundMailSettings;
import org.junit.jupiter.api.Test;

class DutyScheduleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Alliances alliances = mock();
    private final DutyWatch watch = mock();

    DutyScheduleTest() {
        AllianceProfile oscar = mock();
        when(oscar.id()).thenReturn("oscar");
        when(alliances.all()).thenReturn(List.of(oscar));
        when(alliances.today("oscar")).thenReturn(DAY, DAY, DAY.plusDays(1));
    }

    @Test
    void eachDayIsLookedOverOnce() {
        var schedule = new DutySchedule(alliances, watch, new InboundMailSettings(Map.of(), true));
        schedule.look();
        schedule.look();
        verify(watch, times(1)).look("oscar");
        schedule.look();
        verify(watch, times(2)).look("oscar");
    }

    @Test
    void aNodeWhoseWorkerIsOffLooksAtNothing() {
        new DutySchedule(alliances, watch, new InboundMailSettings(Map.of(), false)).look();
        verify(watch, never()).look(any());
    }
}
