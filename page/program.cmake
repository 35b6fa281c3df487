# What the page runs: a script and the compiled program beside it, in the build folder.
set_target_properties(arrears PROPERTIES OUTPUT_NAME program SUFFIX .js)
target_link_options(arrears PRIVATE
  -sMODULARIZE=1 -sEXPORT_NAME=createProgram -sENVIRONMENT=worker,node -sINVOKE_RUN=0 -sEXIT_RUNTIME=1
  -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=2GB -sABORTING_MALLOC=1 -sFORCE_FILESYSTEM=1 -lnodefs.js
  -sEXPORTED_RUNTIME_METHODS=FS,NODEFS,ENV,callMain)
