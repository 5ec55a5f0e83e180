package org.charterflow.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.sql.Columns.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private record Row(@Nullable String name, @Nullable Long number) {}

    private static final List<Row> ROWS = List.of(new Row("b", 2L), new Row(null, null), new Row("a", 1L));

    @Test
    void aColumnIsInTheOrderOfTheRowsAndKeepsTheirGaps() {
        assertThat(column(ROWS, Row::name)).containsExactly("b", null, "a");
        assertThat(column(ROWS, Row::number, Long[]::new)).containsExactly(2L, null, 1L);
    }

    @Test
    void noRowsAreAColumnWithoutValuesThatHasItsType() {
        assertThat(column(List.<Row>of(), Row::name)).isEmpty();
        assertThat(column(List.<Row>of(), Row::number, Long[]::new)).isInstanceOf(Long[].class);
    }
}
