package org.charterflow;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulithTest {

    @Test
    void modulesUseEachOtherInOneDirectionAndThroughTheirTopPackage() {
        ApplicationModules.of(CharterflowApplication.class).verify();
    }
}
