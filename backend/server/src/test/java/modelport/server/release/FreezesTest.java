package modelport.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.Weekday;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final FreezeWindow FEAST = FreezeWindow.once("Feast", "2026-12-24T18:00", "2026-12-27T08:00");
    private static final FreezeWindow WEEKEND =
            FreezeWindow.weekly("Weekend", Weekday.FRIDAY, "18:00", Weekday.MONDAY, "07:00");
    private static final FreezeWindow LUNCH =
            FreezeWindow.weekly("Lunch", Weekday.WEDNESDAY, "12:00", Weekday.WEDNESDAY, "13:00");

    @ParameterizedTest
    @CsvSource({
        "2026-12-24T17:59, none",
        "2026-12-24T18:00, Feast",
        "2026-12-27T07:59, Feast",
        "2026-11-27T17:59, none",
        "2026-11-27T18:00, Weekend",
        "2026-11-29T23:59, Weekend",
        "2026-11-30T06:59, Weekend",
        "2026-11-30T07:00, none",
        "2026-11-25T11:59, none",
        "2026-11-25T12:00, Lunch",
        "2026-11-25T13:00, none"
    })
    void a_window_holds_from_its_beginning_until_before_its_end_in_the_project_s_time(String local, String title) {
        var moment = LocalDateTime.parse(local).atZone(ZONE).toInstant();

        assertThat(Freezes.at(List.of(FEAST, WEEKEND, LUNCH), moment, ZONE)
                        .map(FreezeWindow::title)
                        .orElse("none"))
                .isEqualTo(title);
    }
}
