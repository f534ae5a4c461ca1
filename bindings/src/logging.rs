//! Log lines go to Android's log; none carries personal data.

/// Starts logging once; a second call does nothing.
pub(crate) fn start() {
    #[cfg(target_os = "android")]
    android_logger::init_once(
        android_logger::Config::default().with_max_level(log::LevelFilter::Info).with_tag("SakuKader"),
    );
}
