package org.charterflow.engine;

import org.springframework.aot.AotDetector;
import org.springframework.beans.PropertyValues;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.context.annotation.CommonAnnotationBeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Fills the starter's beans where beans were worked out at the build. Spring then heeds the annotations of a bean's
 * declared type alone; the starter declares interfaces, and its annotations are in the classes behind them.
 */
@Component
class StarterInjection implements InstantiationAwareBeanPostProcessor, BeanFactoryAware {

    private final AutowiredAnnotationBeanPostProcessor fields = new AutowiredAnnotationBeanPostProcessor();
    private final CommonAnnotationBeanPostProcessor callbacks = new CommonAnnotationBeanPostProcessor();

    @Override
    public void setBeanFactory(BeanFactory beans) {
        fields.setBeanFactory(beans);
        callbacks.setBeanFactory(beans);
    }

    @Override
    public PropertyValues postProcessProperties(PropertyValues values, Object bean, String name) {
        return isOfStarter(bean) ? fields.postProcessProperties(values, bean, name) : values;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        return isOfStarter(bean) ? callbacks.postProcessBeforeInitialization(bean, name) : bean;
    }

    private static boolean isOfStarter(Object bean) {
        return AotDetector.useGeneratedArtifacts()
                && bean.getClass().getPackageName().startsWith("org.camunda.bpm.spring.boot");
    }
}
