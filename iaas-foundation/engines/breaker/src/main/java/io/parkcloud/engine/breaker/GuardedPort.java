package io.parkcloud.engine.breaker;

import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.EnginePort.OnHost;
import io.parkcloud.kernel.EnginePort.Unasked;
import io.parkcloud.kernel.ResourceId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Stands before an engine, or a part of one, and puts every question to it through the engine's breaker. */
final class GuardedPort implements InvocationHandler {

    private final Object target;
    private final EngineBreakers breakers;
    private final Map<Method, Way> ways = new HashMap<>();

    private GuardedPort(Object target, EngineBreakers breakers, Set<Class<?>> interfaces) {
        this.target = target;
        this.breakers = breakers;
        for (var type : interfaces) {
            for (var method : type.getMethods()) {
                if (isPort(type)) {
                    ways.put(method, way(type, method));
                } else {
                    ways.putIfAbsent(method, this::ask);
                }
            }
        }
    }

    /** The same object behind its breaker, or the object itself if it is no engine, or guarded already. */
    static Object of(Object target, EngineBreakers breakers) {
        if (!isEngine(target) || isGuarded(target)) {
            return target;
        }
        var interfaces = ClassUtils.getAllInterfacesForClassAsSet(target.getClass());
        interfaces.removeIf(type -> !Modifier.isPublic(type.getModifiers()) || type.isSealed());
        return Proxy.newProxyInstance(
                target.getClass().getClassLoader(),
                interfaces.toArray(Class<?>[]::new),
                new GuardedPort(target, breakers, interfaces));
    }

    static boolean isEngine(Object object) {
        return ClassUtils.getAllInterfacesForClassAsSet(object.getClass()).stream()
                .anyMatch(GuardedPort::isPort);
    }

    private static boolean isPort(Class<?> type) {
        return type.isAnnotationPresent(EnginePort.class);
    }

    static boolean isGuarded(Object object) {
        return Proxy.isProxyClass(object.getClass()) && Proxy.getInvocationHandler(object) instanceof GuardedPort;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        var way = ways.get(method);
        if (way == null) {
            return ofObject(method, arguments);
        }
        return way.go(method, arguments);
    }

    private @Nullable Object ofObject(Method method, Object @Nullable [] arguments) {
        if (method.getName().equals("equals") && arguments != null && arguments[0] != null && isGuarded(arguments[0])) {
            return ((GuardedPort) Proxy.getInvocationHandler(arguments[0])).target.equals(target);
        }
        return ask(method, arguments);
    }

    private @Nullable Object ask(Method method, Object @Nullable [] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw Thrown.<RuntimeException>asItIs(thrown.getTargetException());
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(method + " of " + target.getClass() + " cannot be called", hidden);
        }
    }

    private Way way(Class<?> type, Method method) {
        var port = type.getAnnotation(EnginePort.class);
        if (port == null) {
            throw new IllegalStateException(type + " is no engine's port");
        }
        if (method.getReturnType().isAnnotationPresent(EnginePort.class)) {
            return new Part();
        }
        var breaker = breakers.of(port.value());
        if (method.isAnnotationPresent(Unasked.class)) {
            return (m, arguments) -> ask(m, listening(m, arguments, breaker));
        }
        int host = hostParameter(method);
        if (host < 0) {
            return (m, arguments) -> breaker.call(() -> ask(m, arguments));
        }
        return (m, arguments) -> breaker.call(host(arguments, host), () -> ask(m, arguments));
    }

    private static int hostParameter(Method method) {
        var parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(EnginePort.Host.class)) {
                return i;
            }
        }
        return -1;
    }

    private static ResourceId host(Object @Nullable [] arguments, int index) {
        if (arguments == null) {
            throw new IllegalStateException("a call for a host has no parameters");
        }
        return arguments[index] instanceof OnHost that ? that.host() : (ResourceId) arguments[index];
    }

    /** The same parameters, with listeners that tell the breaker when the engine calls them. */
    private static Object @Nullable [] listening(Method method, Object @Nullable [] arguments, EngineBreaker breaker) {
        if (arguments == null) {
            return null;
        }
        var heard = arguments.clone();
        var types = method.getParameterTypes();
        for (int i = 0; i < heard.length; i++) {
            if (types[i].isInterface()) {
                heard[i] = listener(types[i], heard[i], breaker);
            }
        }
        return heard;
    }

    private static Object listener(Class<?> type, Object listener, EngineBreaker breaker) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() != Object.class) {
                breaker.heard();
            }
            try {
                return method.invoke(listener, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        });
    }

    /** How a call of one method goes. */
    private interface Way {
        @Nullable
        Object go(Method method, Object @Nullable [] arguments);
    }

    /** A part of the engine: guarded as well, and the same one as long as the engine returns the same. */
    private final class Part implements Way {

        private record Guarded(Object part, Object proxy) {}

        private volatile @Nullable Guarded last;

        @Override
        public @Nullable Object go(Method method, Object @Nullable [] arguments) {
            var part = ask(method, arguments);
            if (part == null) {
                return null;
            }
            var known = last;
            if (known == null || known.part() != part) {
                known = new Guarded(part, of(part, breakers));
                last = known;
            }
            return known.proxy();
        }
    }
}
