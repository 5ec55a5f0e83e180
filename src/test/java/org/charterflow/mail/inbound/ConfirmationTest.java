package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "确认", "确认。", "是本人", "Confirm", "CONFIRMED!", "yes.", "ＯＫ"})
    void sayingNothingOrYesConfirms(String text) {
        assertThat(Confirmation.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"不确认", "不是", "不是本人发的", "no", "yes, but", "yes?", "确认？", "!", "not confirmed"})
    void anythingElseDoesNot(String text) {
        assertThat(Confirmation.in(text)).isFalse();
    }
}
