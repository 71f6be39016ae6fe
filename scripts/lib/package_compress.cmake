# Run by CPack on the folder that becomes the package: Debian wants manuals compressed.
execute_process(COMMAND gzip -9nf "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/man1/bondgenoot.1" COMMAND_ERROR_IS_FATAL ANY)
