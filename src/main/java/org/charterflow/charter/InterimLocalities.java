package org.charterflow.charter;

import java.time.ZoneId;
import org.springframework.stereotype.Component;

@Component
class InterimLocalities implements Localities {
    @Override
    public ZoneId zone(String alliance) {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public String country(String alliance) {
        return "CN";
    }
}
