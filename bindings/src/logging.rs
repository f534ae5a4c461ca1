//! Log lines go to Android's log; none carries personal data.

/// Starts logging once; a second call does nothing.
pub(crate) fn start() {
    static HOOK: std::sync::Once = std::sync::Once::new();
    // Where, not what: the message of a panic may quote the data.
    HOOK.call_once(|| {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
            log::error!("panic at {}", place.unwrap_or_default());
        }));
    });
    #[cfg(target_os = "android")]
    android_logger::init_once(
        android_logger::Config::default().with_max_level(log::LevelFilter::Info).with_tag("SakuKader"),
    );
}
