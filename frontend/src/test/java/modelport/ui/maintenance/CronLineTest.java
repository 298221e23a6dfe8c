package modelport.ui.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CronLineTest {
    private static final ZonedDateTime THURSDAY = ZonedDateTime.parse("2026-11-26T11:30:20+08:00[Asia/Shanghai]");

    @Test
    void the_next_points_are_those_that_all_fields_allow() {
        assertThat(next("0 3 * * 1")).containsExactly("2026-11-30T03:00", "2026-12-07T03:00", "2026-12-14T03:00");
        assertThat(next("*/20 11-12 * * *"))
                .containsExactly("2026-11-26T11:40", "2026-11-26T12:00", "2026-11-26T12:20");
        assertThat(next("30 2 29 feb *")).containsExactly("2028-02-29T02:30", "2032-02-29T02:30");
        assertThat(next("0 0 * * sun")).first().isEqualTo("2026-11-29T00:00");
        assertThat(next("0 0 * * 7")).first().isEqualTo("2026-11-29T00:00");
    }

    @Test
    void where_both_kinds_of_days_are_named_either_will_do() {
        assertThat(next("0 6 1 * fri")).containsExactly("2026-11-27T06:00", "2026-12-01T06:00", "2026-12-04T06:00");
    }

    @Test
    void what_is_no_cron_line_is_none() {
        assertThat(List.of("", "every monday", "60 * * * *", "* * * *", "0 3 0 * *", "1-x * * * *", "*/0 * * * *"))
                .allSatisfy(text -> assertThat(CronLine.of(text)).as(text).isEmpty());
    }

    private static List<String> next(String line) {
        return CronLine.of(line).orElseThrow().next(THURSDAY, 3).stream()
                .map(each -> each.toLocalDateTime().toString())
                .toList();
    }
}
