package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultMetricsConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.SpringProperties;

class StarterInjectionTest {

    private final DefaultMetricsConfiguration metrics = new DefaultMetricsConfiguration();
    private final SpringProcessEngineConfiguration engine = mock();
    private final StarterInjection injection = new StarterInjection();

    StarterInjectionTest() {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("properties", new CamundaBpmProperties());
        injection.setBeanFactory(beans);
    }

    @AfterEach
    void asBefore() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
    }

    @Test
    void beansOfTheStarterAreFilledWhereTheBuildDidNot() {
        SpringProperties.setFlag(AotDetector.AOT_ENABLED);
        process();

        metrics.preInit(engine);

        verify(engine).setMetricsEnabled(true);
    }

    @Test
    void elsewhereSpringFillsThem() {
        process();

        assertThatThrownBy(() -> metrics.preInit(engine)).isInstanceOf(NullPointerException.class);
    }

    private void process() {
        injection.postProcessProperties(new MutablePropertyValues(), metrics, "metrics");
        injection.postProcessBeforeInitialization(metrics, "metrics");
    }
}
