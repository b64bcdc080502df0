@echo off
rem The one command on Windows: dev run, dev test, dev setup. Each first does the set-up that is missing.
setlocal
set "HERE=%~dp0"
set "PYTHON=%HERE%.venv\Scripts\python.exe"
set "COMMAND=%~1"
if "%COMMAND%"=="" set "COMMAND=run"
set "KIND=run"
if "%COMMAND%"=="test" set "KIND=test"

rem Everything after the first word, quotes kept.
set "REST="
:collect
shift
if "%~1"=="" goto collected
set REST=%REST% %1
goto collect
:collected

if "%COMMAND%"=="run" goto setup
if "%COMMAND%"=="test" goto setup
if "%COMMAND%"=="setup" goto setup
echo dev run ^| dev test ^| dev setup
exit /b 2

:setup
rem The copied list is written last, so a half-made environment never has it.
fc /b "%HERE%requirements\%KIND%.txt" "%HERE%.venv\%KIND%.txt" >nul 2>&1 && goto ready
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || (
  echo dev: Python 3.11 or newer is needed, with its launcher py ^(python.org^) & exit /b 1
)
fc /b "%HERE%requirements\run.txt" "%HERE%.venv\run.txt" >nul 2>&1 || py -3 -m venv --clear "%HERE%.venv" || exit /b 1
del /q "%HERE%.venv\run.txt" "%HERE%.venv\test.txt" 2>nul
echo dev: installing the Python packages of requirements\%KIND%.txt into .venv (once)
"%PYTHON%" -m pip install --quiet --disable-pip-version-check -r "%HERE%requirements\%KIND%.txt" || exit /b 1
copy /y "%HERE%requirements\run.txt" "%HERE%.venv\run.txt" >nul || exit /b 1
if "%KIND%"=="test" copy /y "%HERE%requirements\test.txt" "%HERE%.venv\test.txt" >nul

:ready
if "%COMMAND%"=="setup" echo dev: ready: dev run & exit /b 0
set "SCALP_MAP_VIEWER_CALL=dev run"
if "%COMMAND%"=="run" "%PYTHON%" "%HERE%main.py"%REST% & exit /b
cd /d "%HERE%"
"%PYTHON%" -m tests%REST%
